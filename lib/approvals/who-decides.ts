import type { Tx } from "@/lib/db";
import { allows, isAtLeast, type Permission, permissions } from "@/lib/pipeline/access";
import type { Place } from "@/lib/pipeline/lineage";
import type { Role } from "@/prisma/generated/enums";
import type { Asked } from "./asked";

/** What is asked for, as far as it says who decides. */
type Decided = Pick<Asked, "kind" | "input"> & {
  /** The node whose budget it would exceed, or that is to be raised. */
  budgetNodeId: string | null;
};

/** What it takes to do the thing oneself, and so to allow an agent to do it. */
function permissionFor({ kind, input, budgetNodeId }: Decided): Permission {
  if (budgetNodeId !== null) return "budgets:write";
  if (kind === "call") return "tools:try";
  if (kind === "connect") return "connections:write";
  return kind === "configure" && input.connection !== undefined
    ? "pins:write"
    : "integrations:write";
}

/** Where somebody has to hold a role: at the budget's node while the agent is below it, else at the agent. */
const placeOf = ({ lineage, node }: Pick<Place, "lineage" | "node">, { budgetNodeId }: Decided) =>
  lineage.find(({ id }) => id === budgetNodeId) ?? node;

/** Whether somebody's roles on the line of an agent are enough to decide. */
export function canDecide(place: Pick<Place, "lineage" | "node">, asked: Decided): boolean {
  const { role, kind } = placeOf(place, asked);
  return allows(role, permissionFor(asked), kind);
}

/** "You can do this." or "Only an admin of scout can do this.": who decides, for one viewer. */
export function whoDecides(place: Pick<Place, "lineage" | "node">, asked: Decided): string {
  if (canDecide(place, asked)) return "You can do this.";
  const { kind, name } = placeOf(place, asked);
  const least = permissions[permissionFor(asked)](kind);
  return least === "member"
    ? `A member of ${name} can do this.`
    : `Only an ${least} of ${name} can do this.`;
}

/** The people to tell: those who may decide, of the node nearest to the agent where there are any. */
export async function decidersOf(
  tx: Tx,
  organizationId: string,
  nodeId: string,
  asked: Decided,
): Promise<string[]> {
  const least = permissions[permissionFor(asked)]("agent");
  const rows = await tx.$queryRaw<{ id: string; role: Role; depth: number }[]>`
    select m.user_id as id, m.role::text as role, l.depth::int as depth
    from lineage(${organizationId}::uuid, ${asked.budgetNodeId ?? nodeId}::uuid) l
    join membership m on m.organization_id = ${organizationId}::uuid and m.node_id = l.id`;
  const able = rows.filter(({ role }) => isAtLeast(role, least));
  const nearest = Math.max(...able.map(({ depth }) => depth));
  return able.filter(({ depth }) => depth === nearest).map(({ id }) => id);
}
