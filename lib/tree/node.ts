import { z } from "zod";
import type { NodeKind as StoredKind, Role as StoredRole } from "@/prisma/generated/enums";

export const NodeId = z.uuid().describe("Id of the node.");

export const NodeName = z
  .string()
  .trim()
  .min(1, "Enter a name.")
  .max(80, "Use 80 characters at most.")
  .describe("Name as people see it.");

export const NodeKind = z.enum(["organization", "team", "project", "agent"] satisfies StoredKind[]);
export type NodeKind = z.infer<typeof NodeKind>;

export const Role = z
  .enum(["viewer", "member", "admin", "owner"] satisfies StoredRole[])
  .describe("A role.");
export type Role = z.infer<typeof Role>;

/** Where a node is, as every change of the tree returns it. */
export const NodeAddress = z.object({
  id: NodeId,
  kind: NodeKind,
  name: z.string(),
  slug: z.string(),
  path: z.string().describe("Address of its page, e.g. /acme/growth."),
});
export type NodeAddress = z.infer<typeof NodeAddress>;

/** An ancestor. Those above the caller's roles are names only: no address and no role. */
export const Ancestor = z.object({
  id: NodeId,
  kind: NodeKind,
  name: z.string(),
  path: z.string().nullable(),
  role: Role.nullable().describe("The caller's strongest role there."),
});
export type Ancestor = z.infer<typeof Ancestor>;
