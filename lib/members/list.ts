import { z } from "zod";
import type { Directory, Tx } from "@/lib/db";
import { strongest } from "@/lib/pipeline/access";
import { type LineageNode, pathOf } from "@/lib/pipeline/lineage";
import { defineQuery } from "@/lib/pipeline/operation";
import { NodeId, Role } from "@/lib/tree/node";
import { MembershipId } from "./membership";

const HeldRole = z.object({
  membershipId: MembershipId,
  role: Role,
  since: z.iso.datetime(),
  nodeId: NodeId,
  nodeName: z.string().describe("Where the role is held."),
  nodePath: z.string().nullable().describe("Its address; null where the caller has no role."),
});

const Member = z.object({
  userId: z.uuid(),
  email: z.string(),
  name: z.string(),
  role: Role.describe("The strongest of their roles: what counts here."),
  own: HeldRole.nullable().describe("Their role at this very node."),
  inherited: z.array(HeldRole).describe("Their roles above, root first."),
});

const OpenInvitation = z.object({
  id: z.uuid(),
  email: z.string(),
  role: Role,
  expiresAt: z.iso.datetime(),
  expired: z.boolean(),
  opened: z.boolean().describe("Whether somebody has opened the link."),
});

export const listMembers = defineQuery({
  name: "list_members",
  summary: "Who has which role at a node, and from where; and who is invited.",
  permission: "members:read",
  input: z.strictObject({ nodeId: NodeId }),
  output: z.object({ members: z.array(Member), invitations: z.array(OpenInvitation) }),
  nodes: (_tx, { nodeId }) => [nodeId],

  run: async ({ tx, organizationId, place: { lineage } }, { nodeId }) => ({
    members: await listRoles(tx, organizationId, lineage),
    invitations: await listInvitations(tx, organizationId, nodeId),
  }),
});

async function listRoles(tx: Tx & Directory, organizationId: string, lineage: LineageNode[]) {
  const rows = await tx.membership.findMany({
    where: { organizationId, nodeId: { in: lineage.map(({ id }) => id) } },
    select: {
      id: true,
      nodeId: true,
      role: true,
      createdAt: true,
      user: { select: { id: true, email: true, name: true } },
    },
  });
  return Array.from(
    Map.groupBy(rows, ({ user }) => user.id),
    ([userId, held]) => {
      const roles = lineage.flatMap((node, depth) =>
        held
          .filter(({ nodeId }) => nodeId === node.id)
          .map(({ id, role, createdAt }) => ({
            membershipId: id,
            role,
            since: createdAt.toISOString(),
            nodeId: node.id,
            nodeName: node.name,
            nodePath: node.role === null ? null : pathOf(lineage.slice(0, depth + 1)),
          })),
      );
      const here = lineage.at(-1)?.id;
      return {
        userId,
        email: held[0]?.user.email ?? "",
        name: held[0]?.user.name ?? "",
        role: strongest(roles.map(({ role }) => role)) ?? "viewer",
        own: roles.find(({ nodeId }) => nodeId === here) ?? null,
        inherited: roles.filter(({ nodeId }) => nodeId !== here),
      };
    },
  ).toSorted((a, b) => a.email.localeCompare(b.email, "en"));
}

async function listInvitations(tx: Tx, organizationId: string, nodeId: string) {
  const rows = await tx.invitation.findMany({
    where: { organizationId, nodeId, acceptedAt: null, withdrawnAt: null },
    select: { id: true, email: true, role: true, expiresAt: true, openedAt: true },
    orderBy: [{ email: "asc" }],
  });
  return rows.map(({ openedAt, expiresAt, ...row }) => ({
    ...row,
    expiresAt: expiresAt.toISOString(),
    expired: expiresAt <= new Date(),
    opened: openedAt !== null,
  }));
}
