import { conflict, forbidden, invalidField } from "@/lib/errors";
import type { Tx } from "@/lib/db";
import { isAtLeast, roleAt } from "@/lib/pipeline/access";
import type { Place } from "@/lib/pipeline/lineage";
import type { Role } from "@/lib/tree/node";

/** Nobody grants, changes or takes away a role above their own, and owners are of the organization only. */
export function assertWithinOwn({ node, role }: Place, wanted: Role): void {
  if (!isAtLeast(role, wanted)) throw forbidden(`This takes ${roleAt(wanted, node.name)}.`);
  if (wanted === "owner" && node.parentId !== null)
    throw invalidField("role", "Only an organization has owners.");
}

/** Refuses to take the role away from an organization's last owner. */
export async function assertOwnerStays(
  tx: Tx,
  organizationId: string,
  { node }: Place,
  leaving: { id: string; role: Role },
): Promise<void> {
  if (leaving.role !== "owner") return;
  const others = await tx.membership.count({
    where: { organizationId, nodeId: organizationId, role: "owner", id: { not: leaving.id } },
  });
  if (others === 0) throw conflict(`${node.name} needs an owner. Make someone else owner first.`);
}
