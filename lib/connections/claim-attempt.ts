import type { Tx } from "@/lib/db";
import { conflict } from "@/lib/errors";
import type { Actor } from "@/lib/pipeline/actor";
import { Secret } from "@/lib/vault/secret";
import { hashToken, organizationOfToken } from "@/lib/vault/token";
import { type AttemptRow, finishingLifetimeMs, loadAttempt } from "./attempt";
import { toAttemptId } from "./attempt-id";
import { openFromAttempt, sealForAttempt } from "./credential";
import { endWhenOverdue } from "./end-when-overdue";
import { usedElsewhere } from "./outcome-text";
import type { CallbackAnswer } from "./read-answer";

/** An attempt whose one callback is being handled, by this call alone. */
export type ClaimedAttempt = AttemptRow & { verifier: string; expired: boolean };

/** The attempt that waits for a `state`; throws where there is none. */
export const attemptOfState = async (
  tx: Tx,
  { state }: { state: string },
  organizationId: string,
): Promise<AttemptRow> => {
  const { id } = await idOfState(tx, organizationId, state);
  return loadAttempt(tx, organizationId, toAttemptId(organizationId, id));
};

async function idOfState(
  tx: Tx,
  organizationId: string,
  state: string,
): Promise<{ id: string; nodeId: string }> {
  const row =
    organizationOfToken(state) === organizationId
      ? await tx.connectAttempt.findFirst({
          where: { organizationId, stateHash: hashToken(state) },
          select: { id: true, nodeId: true },
        })
      : null;
  if (!row) throw conflict(usedElsewhere);
  return row;
}

/** Where the attempt of a `state` happens, for the pipeline to authorize. */
export const nodeOfState = async (
  tx: Tx,
  { state }: { state: string },
  organizationId: string,
): Promise<string[]> => [(await idOfState(tx, organizationId, state)).nodeId];

/**
 * Takes the single use of a `state`. Of two callbacks at once one gets it; a callback in another
 * session or of another provider gets nothing and changes nothing. What the code is redeemed with stays
 * sealed, so that somebody can find out after a crash whether the provider gave access for it.
 */
export async function claimAttempt(
  tx: Tx,
  organizationId: string,
  actor: Actor,
  input: CallbackAnswer & { provider: string },
): Promise<ClaimedAttempt> {
  const { provider, state, code, iss } = input;
  const row = await attemptOfState(tx, input, organizationId);
  const { id } = row;
  const mine =
    actor.kind === "person" && actor.userId === row.userId && actor.sessionId === row.sessionId;
  if (!mine || row.provider !== provider) throw conflict(usedElsewhere);
  const place = { organizationId, id, field: "verifier" } as const;
  const { verifier = "" } = row.sealed
    ? (await openFromAttempt(tx, row.sealed, place)).reveal()
    : {};
  const redeemable = new Secret({
    verifier,
    state,
    ...(code !== undefined && { code }),
    ...(iss !== undefined && { iss }),
  });
  // Of one whose time is over the code is never sent.
  const expired = row.expiresAt <= new Date();
  const expiresAt = new Date(Date.now() + finishingLifetimeMs);
  const { count } = await tx.connectAttempt.updateMany({
    where: { organizationId, id, stateHash: hashToken(state), status: "waiting", endedAt: null },
    // The hash stays until the end, by which the attempt is found again when it is authorized once more.
    data: {
      status: expired ? "finishing" : "redeeming",
      sealed: expired ? null : await sealForAttempt(tx, redeemable, place),
      expiresAt,
    },
  });
  if (count === 0) throw conflict(usedElsewhere);
  await endWhenOverdue(tx, { organizationId, id }, expiresAt);
  return { ...row, verifier, expired };
}
