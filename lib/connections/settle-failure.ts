import "server-only";
import { inOrganization } from "@/lib/db";
import { AppError, conflict } from "@/lib/errors";
import { logWarning } from "@/lib/log";
import { openCredential, type OpenedCredential } from "./credential";
import { noteAnswered, noteUnanswered } from "./health";
import { markBroken } from "./mark-broken";
import {
  isAnswered,
  isAnswerLost,
  isUnanswered,
  reasonOfRefusal,
  RenewalError,
} from "./refresh-failure";
import type { Used } from "./used";

/**
 * What a failed request means: the end of the credential, or nothing but that it has to be tried again.
 * `wasLost` says whether an earlier answer may be lost, and a newer token with it.
 */
export async function settleFailure(
  used: Used,
  opened: OpenedCredential,
  { wasLost, live }: { wasLost: boolean; live: boolean },
  error: unknown,
): Promise<OpenedCredential> {
  const refused = reasonOfRefusal(error);
  if (refused) {
    // A token that is dead after an answer was lost was rotated away, not taken back.
    const reason = refused === "revoked" && wasLost ? "expired" : refused;
    const isMarked = await markBroken(used, opened.version, reason, "refresh_connection");
    if (!isMarked && live) return currentOf(used);
    if (!wasLost && !live) await forgetRequest(used, opened.version);
    throw new RenewalError(
      "refused",
      reason === "app_refused"
        ? `${used.provider.name} refuses the provider app that this account was connected with. Whoever set it up should check its client secret.`
        : (used.provider.renewRefused ??
            `${used.provider.name} no longer accepts this account. Reconnect it.`),
      { reason },
    );
  }
  if (isUnanswered(error)) await noteUnanswered(used);
  else if (isAnswered(error)) await noteAnswered(used);
  if (!wasLost && !isAnswerLost(error)) await forgetRequest(used, opened.version);
  logWarning("an access could not be renewed", {
    provider: used.provider.id,
    connection: used.id,
    cause: error instanceof Error ? error.message : "unknown",
  });
  const stillGood = (opened.tokenExpiresAt?.getTime() ?? 0) > Date.now() + 5_000;
  if (stillGood) return opened;
  // Not the error itself: a call that is worth repeating must not ask for tokens twice.
  const message = error instanceof AppError ? error.message : "The access could not be renewed.";
  throw new RenewalError("failed", message, { cause: error });
}

/** Reconnected meanwhile: that credential is the one that counts. */
const currentOf = ({ organizationId, id }: Used): Promise<OpenedCredential> =>
  inOrganization(organizationId, async (tx) => {
    const current = await openCredential(tx, { organizationId, id }, { live: true });
    if (!current) throw conflict("This account was disconnected.");
    return current;
  });

const forgetRequest = ({ organizationId, id }: Used, version: number): Promise<unknown> =>
  inOrganization(organizationId, (tx) =>
    tx.connection.updateMany({
      where: { organizationId, id, credentialVersion: version },
      data: { refreshingSince: null },
    }),
  );
