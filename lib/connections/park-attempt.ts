import type { Tx } from "@/lib/db";
import { getProvider } from "@/lib/providers/catalog";
import { type AttemptOutcome, type AttemptRow, attemptLifetimeMs } from "./attempt";
import { toWorldName } from "./world-name";
import { endWhenOverdue } from "./end-when-overdue";
import { holdGrant, outsideHashes } from "./outside-account";
import { clientIdOf } from "./world";
import { sealUnsaved, type UnsavedTokens } from "./unsaved-tokens";

/** Leaves an attempt to the person's decision, with its tokens sealed, for as long as one lasts. */
export async function parkAttempt(
  tx: Tx,
  attempt: { organizationId: string } & Pick<
    AttemptRow,
    "id" | "provider" | "world" | "providerAppId"
  >,
  status: "partial" | "wrong_account",
  outcome: AttemptOutcome,
  tokens: UnsavedTokens,
): Promise<void> {
  const { organizationId, id, world } = attempt;
  const place = { organizationId, id };
  const expiresAt = new Date(Date.now() + attemptLifetimeMs);
  await tx.connectAttempt.updateMany({
    where: { ...place, endedAt: null },
    data: {
      status,
      // Of a pasted key it is known only now.
      world,
      outcome,
      sealed: await sealUnsaved(tx, tokens, place),
      stateHash: null,
      expiresAt,
    },
  });
  const made = {
    provider: getProvider(attempt.provider),
    world: toWorldName(world),
    providerAppId: attempt.providerAppId,
  };
  const clientId = await clientIdOf(tx, organizationId, made);
  await holdGrant(tx, id, (await outsideHashes({ ...made, ...tokens, clientId })).grant);
  await endWhenOverdue(tx, place, expiresAt);
}
