import { randomUUID } from "node:crypto";
import type { Tx } from "@/lib/db";
import { enqueue } from "@/lib/jobs/queue";
import type { Provider, SecretFields, World } from "@/lib/providers/provider";
import type { Secret } from "@/lib/vault/secret";
import { removalKey } from "./removal-key";
import { sealForStep } from "./step-secret";

export type GiveBack = {
  organizationId: string;
  /** The node it was authorized for. */
  nodeId: string;
  provider: Provider;
  world: World;
  /** The version of the organization's own app that it was authorized for; null for the server's. */
  providerAppId: string | null;
  /** Null where the provider did not say whose it is. */
  accountId: string | null;
  accountName?: string | undefined;
  secret: Secret<SecretFields>;
  /** What took its place, where something did: the same token twice is not given back. */
  replacedBy?: { accountId: string | null; secret: Secret<SecretFields> } | undefined;
};

/**
 * Notes, in the transaction that decides it, that a credential is not kept: it is given back at the
 * provider by a removal of its own, then destroyed. Null where there is nothing to give back. Pasted
 * keys belong to whoever made them; a grant that connections still use is found out when the step runs.
 */
export async function openGiveBack(tx: Tx, given: GiveBack): Promise<string | null> {
  const { organizationId, nodeId, provider, world, providerAppId, accountId, accountName } = given;
  if (provider.auth.type !== "oauth" || isStillUsed(given)) return null;
  const whose = accountName === undefined ? "" : ` of ${accountName}`;
  const what = `Unused access${whose} at ${provider.name}`;
  const { id: removalId } = await tx.removal.create({
    data: {
      organizationId,
      nodeId,
      kind: "give_back",
      details: { what, account: accountName ?? null, providers: [provider.name] },
    },
    select: { id: true },
  });
  const step = { organizationId, removalId, provider: provider.id, world };
  const id = randomUUID();
  const sealed = await sealForStep(tx, given.secret, { organizationId, id });
  await tx.removalStep.createMany({
    data: [
      { ...step, id, position: 1, kind: "revoke", accountId, providerAppId, sealed },
      { ...step, position: 2, kind: "destroy", accountId },
    ],
  });
  await enqueue(tx, "run_removal", { organizationId, removalId }, { key: removalKey(removalId) });
  return removalId;
}

/** Where one grant covers all tokens of an account, the newer one lives by the same grant. */
function isStillUsed({ provider, accountId, secret, replacedBy }: GiveBack): boolean {
  if (!replacedBy) return false;
  const isSameAccount = accountId !== null && accountId === replacedBy.accountId;
  if (provider.sharesGrant && isSameAccount) return true;
  return secret.reveal().accessToken === replacedBy.secret.reveal().accessToken;
}
