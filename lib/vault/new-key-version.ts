import "server-only";
import { inOrganization, type Tx } from "@/lib/db";
import { masterKeys } from "./master-keys";
import { makeKey } from "./organization-keys";
import { firstId, sealedColumns } from "./sealed-columns";
import { isUnfinished, readVaultState, type VaultState, vaultState } from "./vault-state";

/**
 * Gives an organization a new key, under which everything is sealed from then on. Not where that was
 * done since `since`, or where nothing has ever been sealed. Says whether the organization now has
 * text to be sealed anew.
 */
export async function newKeyVersion(organizationId: string, since: Date | null): Promise<boolean> {
  const before = await readVaultState(organizationId);
  if (before && isDone(before, since)) return isUnfinished(before);
  const version = (before?.current ?? 1) + 1;
  // A key service is asked before anything is locked.
  const key = await makeKey(organizationId, version);
  return inOrganization(organizationId, async (tx) => {
    if (before === null) {
      if (!(await hasSealedText(tx, organizationId))) return false;
      await openVault(tx, organizationId);
    }
    await tx.$queryRaw`
      select from organization_vault where organization_id = ${organizationId}::uuid for update`;
    const now = await vaultState(tx, organizationId);
    // Somebody else was faster.
    if (now?.current !== version - 1) return isUnfinished(now);
    await tx.organizationKey.create({ data: { organizationId, version, ...key } });
    await tx.organizationVault.updateMany({
      where: { organizationId },
      data: { currentVersion: version },
    });
    return true;
  });
}

function isDone(state: VaultState, since: Date | null): boolean {
  if (state.key === null || isUnfinished(state)) return true;
  const isRecent = since !== null && state.key.createdAt >= since;
  return isRecent && state.key.masterKeyId === masterKeys().first.id;
}

/** For an organization whose text is all from before it had keys: that counts as version 1. */
const openVault = (tx: Tx, organizationId: string): Promise<number> =>
  tx.$executeRaw`
    insert into organization_vault (organization_id, current_version, floor_version)
    values (${organizationId}::uuid, 1, 1) on conflict do nothing`;

async function hasSealedText(tx: Tx, organizationId: string): Promise<boolean> {
  for (const column of sealedColumns) {
    const page = { after: firstId, except: "", take: 1 };
    if ((await column.page(tx, organizationId, page)).length > 0) return true;
  }
  return false;
}
