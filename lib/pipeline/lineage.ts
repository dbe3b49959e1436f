import { z } from "zod";
import type { Tx } from "@/lib/db";
import { notFound } from "@/lib/errors";
import type { Role } from "@/prisma/generated/enums";
import { strongest } from "./access";
import { type Actor, actorId } from "./actor";
import type { LineageNode, Place } from "./place";

export type { LineageNode, Place } from "./place";

type Row = Omit<LineageNode, "role" | "parentId" | "ownRole"> & {
  parent_id: string | null;
  own_role: Role | null;
};

/** Loads a node's lineage with the caller's roles in one query; not found if it or an ancestor is gone. */
export async function loadPlace(
  tx: Tx,
  organizationId: string,
  nodeId: string,
  actor: Actor,
): Promise<Place> {
  if (!z.uuid().safeParse(nodeId).success) throw notFound();
  const rows = await tx.$queryRaw<Row[]>`
    select l.id, l.parent_id, l.kind, l.name, l.slug, m.role as own_role
    from lineage(${organizationId}::uuid, ${nodeId}::uuid) l
    left join membership m on m.organization_id = ${organizationId}::uuid and m.node_id = l.id
      and m.user_id = ${actorId(actor)}::uuid
    order by l.depth`;
  return toPlace(
    rows.map(({ parent_id: parentId, own_role: ownRole, ...row }) => ({
      ...row,
      parentId,
      ownRole,
    })),
    actor,
  );
}

/** What counts at a node, from its ancestors, root first; not found where there are none. */
export function toPlace(rows: readonly Omit<LineageNode, "role">[], actor: Actor): Place {
  const lineage: LineageNode[] = [];
  let role: Role | null = actor.kind === "system" ? "owner" : null;
  for (const row of rows) {
    // At itself an agent counts as a member; what is open to it is narrower (`agents` of an operation).
    const itself = actor.kind === "agent" && row.id === actor.nodeId && row.kind === "agent";
    const ownRole = itself ? "member" : row.ownRole;
    role = strongest([role, ownRole]);
    lineage.push({ ...row, ownRole, role });
  }
  const node = lineage.at(-1);
  if (!node) throw notFound();
  return { node, lineage, role };
}

/** The node's address: `/acme/growth/website`. */
export const pathOf = (lineage: readonly { slug: string }[]): string =>
  `/${lineage.map(({ slug }) => slug).join("/")}`;
