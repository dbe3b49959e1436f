import "server-only";
import { inOrganization } from "@/lib/db";
import { prefixOf } from "./reseal";
import { firstId, sealedColumns } from "./sealed-columns";
import { isUnfinished, vaultState } from "./vault-state";

/**
 * Refuses everything older than the present key from now on, and destroys the older keys. Writers
 * hold the vault row for share until they have stored what they sealed, so that none slips in between
 * the look and the change. False where older text is left.
 */
export const raiseFloor = (organizationId: string): Promise<boolean> =>
  inOrganization(organizationId, async (tx) => {
    await tx.$queryRaw`
      select from organization_vault where organization_id = ${organizationId}::uuid for update`;
    const state = await vaultState(tx, organizationId);
    if (state === null || !isUnfinished(state)) return true;
    const page = { after: firstId, except: prefixOf(state.current), take: 1 };
    for (const column of sealedColumns)
      if ((await column.page(tx, organizationId, page)).length > 0) return false;
    await tx.organizationVault.updateMany({
      where: { organizationId },
      data: { floorVersion: state.current },
    });
    await tx.organizationKey.deleteMany({
      where: { organizationId, version: { lt: state.current } },
    });
    return true;
  });
