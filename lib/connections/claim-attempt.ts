import type { Tx } from "@/lib/db";
import { conflict } from "@/lib/errors";
import type { Actor } from "@/lib/pipeline/actor";
import type { World } from "@/lib/providers/provider";
import { hashToken, organizationOfToken } from "@/lib/vault/token";
import { type AttemptRow, loadAttempt } from "./attempt";
import { toAttemptId } from "./attempt-id";
import { toWorldName } from "./attempt-view";
import { openFromAttempt } from "./credential";
import { usedElsewhere } from "./outcome-text";

/** An attempt whose one callback is being handled, by this call alone. */
export type ClaimedAttempt = Omit<AttemptRow, "world" | "redirectUri"> & {
  world: World;
  redirectUri: string;
  verifier: string;
  expired: boolean;
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
 * session or of another provider gets nothing and changes nothing.
 */
export async function claimAttempt(
  tx: Tx,
  organizationId: string,
  actor: Actor,
  { provider, state }: { provider: string; state: string },
): Promise<ClaimedAttempt> {
  const { id } = await idOfState(tx, organizationId, state);
  const row = await loadAttempt(tx, organizationId, toAttemptId(organizationId, id));
  const mine =
    actor.kind === "person" && actor.userId === row.userId && actor.sessionId === row.sessionId;
  if (!mine || row.provider !== provider) throw conflict(usedElsewhere);
  const { count } = await tx.connectAttempt.updateMany({
    where: { organizationId, id, stateHash: hashToken(state), status: "waiting", endedAt: null },
    // The hash stays until the end, by which the attempt is found again when it is authorized once more.
    data: { status: "finishing", sealed: null },
  });
  if (count === 0) throw conflict(usedElsewhere);
  const { verifier = "" } = row.sealed
    ? (await openFromAttempt(tx, row.sealed, { organizationId, id, field: "verifier" })).reveal()
    : {};
  return {
    ...row,
    world: toWorldName(row.world),
    redirectUri: row.redirectUri ?? "",
    verifier,
    expired: row.expiresAt <= new Date(),
  };
}
