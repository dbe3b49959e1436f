import "server-only";
import { randomBytes } from "node:crypto";
import type { Tx } from "@/lib/db";
import { cachedKey } from "./key-cache";
import { masterKeys } from "./master-keys";
import { organizationKeyContext } from "./organization-key-context";

/** One version of an organization's key, unwrapped. */
export type OrganizationKey = { version: number; bytes: Buffer };

type Wrapped = { masterKeyId: string; wrapped: string };

/** What a version of an organization's key is to be, wrapped by the first master key. */
export async function makeKey(organizationId: string, version: number): Promise<Wrapped> {
  const master = masterKeys().first;
  const context = organizationKeyContext(organizationId, version);
  return { masterKeyId: master.id, wrapped: await master.wrap(randomBytes(32), context) };
}

/** Unwraps a version, or finds it among those unwrapped lately. */
export function unwrapKey(
  organizationId: string,
  version: number,
  { masterKeyId, wrapped }: Wrapped,
): Promise<Buffer> {
  const context = organizationKeyContext(organizationId, version);
  const name = `${organizationId} ${String(version)} ${masterKeyId} ${wrapped}`;
  return cachedKey(name, () => masterKeys().get(masterKeyId).unwrap(wrapped, context));
}

/** Gives an organization its first key, unless it has one. Of several at once, one makes it. */
export async function createOrganizationKey(tx: Tx, organizationId: string): Promise<void> {
  const { masterKeyId, wrapped } = await makeKey(organizationId, 1);
  const created = await tx.$executeRaw`
    insert into organization_vault (organization_id, current_version, floor_version)
    values (${organizationId}::uuid, 1, 1) on conflict do nothing`;
  if (created === 1)
    await tx.organizationKey.create({ data: { organizationId, version: 1, masterKeyId, wrapped } });
}

/**
 * The key that seals now. The vault row stays locked for share until the transaction ends: neither
 * can another key take its place nor the floor rise past what this transaction is about to write.
 */
export async function sealingKey(tx: Tx, organizationId: string): Promise<OrganizationKey> {
  const version =
    (await currentVersion(tx, organizationId)) ?? (await firstVersion(tx, organizationId));
  const row = await tx.organizationKey.findFirst({
    where: { organizationId, version },
    select: { masterKeyId: true, wrapped: true },
  });
  if (!row) throw new Error("The keys of this organization were destroyed");
  return { version, bytes: await unwrapKey(organizationId, version, row) };
}

async function currentVersion(tx: Tx, organizationId: string): Promise<number | undefined> {
  const rows = await tx.$queryRaw<{ version: number }[]>`
    select current_version as version from organization_vault
    where organization_id = ${organizationId}::uuid for share`;
  return rows[0]?.version;
}

async function firstVersion(tx: Tx, organizationId: string): Promise<number> {
  await createOrganizationKey(tx, organizationId);
  const version = await currentVersion(tx, organizationId);
  if (version === undefined) throw new Error("An organization has no vault");
  return version;
}

/** The key of a version, unless nothing may be opened with it any more. */
export async function openingKey(tx: Tx, organizationId: string, version: number): Promise<Buffer> {
  const [row] = await tx.$queryRaw<(Partial<Wrapped> & { floor: number })[]>`
    select v.floor_version as floor, k.master_key_id as "masterKeyId", k.wrapped
    from organization_vault v
    left join organization_key k on k.organization_id = v.organization_id and k.version = ${version}::int
    where v.organization_id = ${organizationId}::uuid`;
  requireFloor(version, row?.floor ?? 1);
  const { masterKeyId, wrapped } = row ?? {};
  if (!masterKeyId || !wrapped)
    throw new Error(`Version ${String(version)} of the organization's key was destroyed`);
  return unwrapKey(organizationId, version, { masterKeyId, wrapped });
}

/** Text from before organizations had keys is as old as their first. */
export async function requireFirstVersion(tx: Tx, organizationId: string): Promise<void> {
  const row = await tx.organizationVault.findFirst({
    where: { organizationId },
    select: { floorVersion: true },
  });
  requireFloor(1, row?.floorVersion ?? 1);
}

export function requireFloor(version: number, floor: number): void {
  if (version < floor)
    throw new Error(
      `This was sealed with version ${String(version)} of the organization's key; nothing below ${String(floor)} is opened any more`,
    );
}
