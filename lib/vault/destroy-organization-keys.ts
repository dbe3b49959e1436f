import "server-only";
import type { Tx } from "@/lib/db";

/**
 * Makes everything that was ever sealed for an organization unreadable for good. The vault row stays:
 * it says that no first key is to be made again.
 */
export async function destroyOrganizationKeys(tx: Tx, organizationId: string): Promise<void> {
  await tx.$executeRaw`
    insert into organization_vault as v (organization_id, current_version, floor_version)
    values (${organizationId}::uuid, 2, 2)
    on conflict (organization_id) do update
    set current_version = v.current_version + 1, floor_version = v.current_version + 1`;
  await tx.organizationKey.deleteMany({ where: { organizationId } });
}
