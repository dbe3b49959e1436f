import "server-only";
import type { Tx } from "@/lib/db";
import type { Secret } from "@/lib/vault/secret";
import type { ProvisionKey } from "./provision";
import { type ProvisionSecret, sealForProvision } from "./provision-secret";

/**
 * Notes that the provider is asked now, committed before it is. From here on it may be there, whatever
 * becomes of this process. False where it is not wanted any more.
 */
export async function noteAsking(tx: Tx, { organizationId, id }: ProvisionKey): Promise<boolean> {
  const { count } = await tx.provision.updateMany({
    where: { organizationId, id, state: { in: ["waiting", "making"] } },
    data: { state: "making", attempts: { increment: 1 } },
  });
  return count === 1;
}

type Told = {
  /** The provider's id of it. */
  externalId?: string;
  secret?: Secret<ProvisionSecret>;
  /** One sentence for whoever waits. */
  detail?: string;
};

/**
 * Keeps what the provider told of it while it is not over: also where it is not wanted any more, so that
 * it can be taken away again. False where it is not wanted any more, or over.
 */
export async function noteTold(
  tx: Tx,
  key: ProvisionKey,
  told: Told,
  /** `made` once it is there. */
  state?: "made",
): Promise<boolean> {
  const { organizationId, id } = key;
  const { secret, ...rest } = told;
  const data = { ...rest, ...(secret && { sealed: await sealForProvision(tx, secret, key) }) };
  const { count } = await tx.provision.updateMany({
    where: { organizationId, id, state: { in: ["waiting", "making", "made"] } },
    data: { ...data, ...(state && { state }) },
  });
  if (count === 1) return true;
  await tx.provision.updateMany({ where: { organizationId, id, state: "undoing" }, data });
  return false;
}

/** It is a connection now, with the same id; the secret is that one's. False where it is not wanted any more. */
export async function noteKept(tx: Tx, { organizationId, id }: ProvisionKey): Promise<boolean> {
  const { count } = await tx.provision.updateMany({
    where: { organizationId, id, state: { in: ["waiting", "making", "made"] } },
    data: { state: "kept", sealed: null, endedAt: new Date() },
  });
  return count === 1;
}

/** The provider refused: nothing was made, which is certain. */
export async function noteFailed(
  tx: Tx,
  { organizationId, id }: ProvisionKey,
  detail: string,
): Promise<boolean> {
  const { count } = await tx.provision.updateMany({
    where: { organizationId, id, endedAt: null },
    data: { state: "failed", detail, sealed: null, endedAt: new Date() },
  });
  return count === 1;
}
