import type { Tx } from "@/lib/db";
import type { AttemptRow } from "./attempt";
import { giveBackTokens, lockAttempt } from "./drop-attempt";
import { type ObtainedTokens, sealUnsaved } from "./unsaved-tokens";

/**
 * Keeps what a provider gave for a code with the attempt that asked. False where the attempt has ended
 * meanwhile: then it is given back instead.
 */
export async function storeTokens(
  tx: Tx,
  organizationId: string,
  attempt: AttemptRow,
  tokens: ObtainedTokens,
): Promise<boolean> {
  const row = await lockAttempt(tx, organizationId, attempt.id);
  if (row?.status !== "redeeming") {
    await giveBackTokens(tx, organizationId, attempt, tokens);
    return false;
  }
  const place = { organizationId, id: attempt.id };
  await tx.connectAttempt.updateMany({
    where: { ...place, status: "redeeming", endedAt: null },
    data: { status: "finishing", sealed: await sealUnsaved(tx, tokens, place) },
  });
  return true;
}
