import type { Tx } from "@/lib/db";
import { type AttemptOutcome, attemptLifetimeMs } from "./attempt";
import { endWhenOverdue } from "./end-when-overdue";
import { sealUnsaved, type UnsavedTokens } from "./unsaved-tokens";

/** Leaves an attempt to the person's decision, with its tokens sealed, for as long as one lasts. */
export async function parkAttempt(
  tx: Tx,
  attempt: { organizationId: string; id: string; world: string },
  status: "partial" | "wrong_account",
  outcome: AttemptOutcome,
  tokens: UnsavedTokens,
): Promise<void> {
  const { world, ...place } = attempt;
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
  await endWhenOverdue(tx, place, expiresAt);
}
