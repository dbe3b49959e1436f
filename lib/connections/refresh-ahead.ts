import "server-only";
import { inOrganization } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { scheduleRefresh, spread } from "./health";
import { takeTurn } from "./provider-turns";
import { isDue, renewCredential, startRenewal } from "./refresh";
import { RenewalError } from "./refresh-failure";
import { jobAheadMs, jobPatienceMs } from "./refresh-times";
import { type ConnectionKey, loadUsed } from "./used";

/** While all turns of its provider are taken, and while a renewal still goes on. */
const againMs = 30_000;

/**
 * Renews a connection's token before it ends. Throws where the provider failed, to be tried again; a
 * refusal is noted and over.
 */
export async function refreshAhead(key: ConnectionKey): Promise<void> {
  const found = await loadUsed(key);
  if (!found) return;
  const { used, row } = found;
  const lookAgain = () =>
    inOrganization(key.organizationId, (tx) =>
      scheduleRefresh(tx, key, new Date(Date.now() + spread(againMs))),
    );
  const leave = takeTurn(used);
  if (!leave) return lookAgain();
  const wanted = { aheadMs: jobAheadMs };
  // The turn lasts as long as the request, which outlasts the job where the provider is slow.
  const renewal = startRenewal(used, wanted).finally(leave);
  renewal.catch(() => undefined);
  try {
    const opened = await renewCredential(used, wanted, jobPatienceMs);
    // The provider failed while the old token is still good: once more, before it ends.
    const isOld = opened.version === row.credentialVersion;
    if (isOld && isDue(opened, jobAheadMs)) await lookAgain();
  } catch (error) {
    if (error instanceof RenewalError && error.why === "slow") return lookAgain();
    const isOver =
      error instanceof AppError && (error.kind === "conflict" || error.kind === "not_found");
    if (!isOver) throw error;
  }
}
