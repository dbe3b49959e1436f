import type { Tx } from "@/lib/db";
import { allows, isAtLeast, type Permission, permissions } from "@/lib/pipeline/access";
import type { LineageNode } from "@/lib/pipeline/lineage";
import type { Role } from "@/prisma/generated/enums";
import type { Asked } from "./asked";

/** What it takes to do the thing oneself, and so to allow an agent to do it. */
function permissionFor({ kind, input }: Pick<Asked, "kind" | "input">): Permission {
  if (kind === "call") return "tools:try";
  if (kind === "connect") return "connections:write";
  return kind === "configure" && input.connection !== undefined
    ? "pins:write"
    : "integrations:write";
}

/** Whether a role at or above an agent is enough to decide. */
export const canDecide = (role: Role | null, asked: Pick<Asked, "kind" | "input">): boolean =>
  allows(role, permissionFor(asked), "agent");

/** "You can do this." or "Only an admin of scout can do this.": who decides, for one viewer. */
export function whoDecides(
  { role, name }: Pick<LineageNode, "role" | "name">,
  asked: Pick<Asked, "kind" | "input">,
): string {
  if (canDecide(role, asked)) return "You can do this.";
  const least = permissions[permissionFor(asked)]("agent");
  return least === "member"
    ? `A member of ${name} can do this.`
    : `Only an ${least} of ${name} can do this.`;
}

/** The people to tell: those who may decide, of the node nearest to the agent where there are any. */
export async function decidersOf(
  tx: Tx,
  organizationId: string,
  nodeId: string,
  asked: Pick<Asked, "kind" | "input">,
): Promise<string[]> {
  const least = permissions[permissionFor(asked)]("agent");
  const rows = await tx.$queryRaw<{ id: string; role: Role; depth: number }[]>`
    select m.user_id as id, m.role::text as role, l.depth::int as depth
    from lineage(${organizationId}::uuid, ${nodeId}::uuid) l
    join membership m on m.organization_id = ${organizationId}::uuid and m.node_id = l.id`;
  const able = rows.filter(({ role }) => isAtLeast(role, least));
  const nearest = Math.max(...able.map(({ depth }) => depth));
  return able.filter(({ depth }) => depth === nearest).map(({ id }) => id);
}
