import "server-only";
import { directory, inOrganization } from "@/lib/db";
import { masterKeys } from "./master-keys";
import { serverKeyId } from "./server-key-row";

export type KeyStatus = {
  organizationId: string;
  current: number;
  floor: number;
  keys: { version: number; masterKeyId: string }[];
  /** Rows by the key they are sealed under: "2.3" is version 3, "1.k1" directly the master key k1. */
  rows: { key: string; count: number }[];
};

/** Which keys an organization has, and what is sealed under each. */
export const keyStatus = (organizationId: string): Promise<KeyStatus> =>
  inOrganization(organizationId, async (tx) => {
    const where = { organizationId };
    const vault = await tx.organizationVault.findFirst({ where });
    const keys = await tx.organizationKey.findMany({
      where,
      select: { version: true, masterKeyId: true },
      orderBy: { version: "asc" },
    });
    const rows = await tx.$queryRaw<{ key: string; count: number }[]>`
      select split_part(t.sealed, '.', 1) || '.' || split_part(t.sealed, '.', 2) as key, count(*)::int
      from (
        select credential as sealed from connection where organization_id = ${organizationId}::uuid
        union all select sealed from connect_attempt where organization_id = ${organizationId}::uuid
        union all select secret from provider_app where organization_id = ${organizationId}::uuid
        union all select sealed from removal_step where organization_id = ${organizationId}::uuid
        union all select sealed from provision where organization_id = ${organizationId}::uuid
        union all select arguments from schedule where organization_id = ${organizationId}::uuid
        union all select arguments from approval where organization_id = ${organizationId}::uuid
        union all select result from approval where organization_id = ${organizationId}::uuid
        union all select body from message where organization_id = ${organizationId}::uuid
        union all select webhook_secret from inbox where organization_id = ${organizationId}::uuid
        union all select answer from idempotent_request where organization_id = ${organizationId}::uuid
      ) t where t.sealed is not null group by 1 order by 1`;
    return {
      organizationId,
      current: vault?.currentVersion ?? 0,
      floor: vault?.floorVersion ?? 0,
      keys,
      rows,
    };
  });

export type MasterKeyUse = {
  id: string;
  where: string;
  organizationKeys: number;
  serverKey: boolean;
};

/** The master keys of the environment, the first one first, and how much each wraps. */
export async function masterKeyUse(statuses: readonly KeyStatus[]): Promise<MasterKeyUse[]> {
  const server = await directory().serverKey.findUnique({ where: { id: serverKeyId } });
  const used = statuses.flatMap(({ keys }) => keys.map(({ masterKeyId }) => masterKeyId));
  return masterKeys().all.map(({ id, where }) => ({
    id,
    where,
    organizationKeys: used.filter((each) => each === id).length,
    serverKey: server?.masterKeyId === id,
  }));
}
