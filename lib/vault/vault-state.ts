import "server-only";
import { directory, inOrganization, type Tx } from "@/lib/db";

/** Where an organization's keys stand. */
export type VaultState = {
  current: number;
  floor: number;
  /** The key that seals; null once the organization's keys were destroyed. */
  key: { masterKeyId: string; createdAt: Date } | null;
};

/** Null while nothing has been sealed for the organization. */
export async function vaultState(tx: Tx, organizationId: string): Promise<VaultState | null> {
  const vault = await tx.organizationVault.findFirst({ where: { organizationId } });
  if (!vault) return null;
  const { currentVersion: current, floorVersion: floor } = vault;
  const key = await tx.organizationKey.findFirst({
    where: { organizationId, version: current },
    select: { masterKeyId: true, createdAt: true },
  });
  return { current, floor, key };
}

export const readVaultState = (organizationId: string): Promise<VaultState | null> =>
  inOrganization(organizationId, (tx) => vaultState(tx, organizationId));

/** A new version seals already, and older text may still be there. */
export const isUnfinished = (state: VaultState | null): boolean =>
  state?.key != null && state.floor < state.current;

/** All organizations, also those that were deleted and are being cleaned up. */
export async function allOrganizations(): Promise<string[]> {
  const rows = await directory().organizationDirectory.findMany({
    select: { organizationId: true },
    distinct: ["organizationId"],
    orderBy: { organizationId: "asc" },
  });
  return rows.map(({ organizationId }) => organizationId);
}
