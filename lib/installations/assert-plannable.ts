import type { Tx } from "@/lib/db";
import { assertMovable } from "@/lib/connections/move-rules";
import { notFound } from "@/lib/errors";
import { getIntegration } from "@/lib/integrations/catalog";
import type { Place } from "@/lib/pipeline/lineage";
import { assertPlaceable } from "@/lib/tree/kinds";
import { assertPinnable } from "./assert-pinnable";
import { requireOwnInstallation } from "./own-installation";
import type { PlannedChange } from "./planned-change";

/**
 * Refuses to foretell what could not be done, with the reason that doing it would give. `places` are
 * those that the change names, in their order.
 */
export async function assertPlannable(
  tx: Tx,
  organizationId: string,
  change: PlannedChange,
  [place, other]: readonly Place[],
): Promise<void> {
  if (!place) throw new Error("A change has a place");
  switch (change.kind) {
    case "move":
      // A node below itself would have ancestors without end.
      if (other) assertPlaceable(place.node.kind, other.node.kind, "change/parentId");
      return;
    case "move_connection":
      if (other) await assertMovable(tx, organizationId, change, place.node, other.node);
      return;
    case "disconnect":
    case "make_default":
    case "replace_account": {
      const { connectionId: id, nodeId } = change;
      const where = { organizationId, id, nodeId, endedAt: null };
      if (!(await tx.connection.findFirst({ where, select: { id: true } })))
        throw notFound("This connection");
      return;
    }
    case "pin": {
      const integration = getIntegration(change.integration);
      await requireOwnInstallation(tx, organizationId, place, integration);
      if (change.connectionId !== null)
        await assertPinnable(tx, organizationId, place, integration, change.connectionId);
      return;
    }
    case "revoke_all":
      if (change.nodeId !== organizationId) throw notFound();
      return;
    case "block":
    case "unblock":
    case "remove":
    case "delete":
  }
}
