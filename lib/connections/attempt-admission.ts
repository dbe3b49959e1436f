import { isAddressee } from "@/lib/connect-links/addressee";
import { loadLinkById } from "@/lib/connect-links/link";
import { linkStanding } from "@/lib/connect-links/link-standing";
import { organizationName } from "@/lib/connect-links/organization-name";
import { describeClosed } from "@/lib/connect-links/standing-text";
import type { Directory, Tx } from "@/lib/db";
import { conflict } from "@/lib/errors";
import type { Caller } from "@/lib/pipeline/actor";
import { type AttemptRow, loadAttempt } from "./attempt";

/**
 * Whether a connect link lets somebody go on with an attempt, whatever their role: one that was sent
 * to their address, is good at this moment, and began this attempt of theirs.
 */
export async function admitsByLink(
  tx: Tx & Directory,
  { linkId, userId }: Pick<AttemptRow, "linkId" | "userId">,
  { actor, organizationId }: Caller,
): Promise<boolean> {
  if (linkId === null || actor.kind !== "person" || actor.userId !== userId) return false;
  const link = await loadLinkById(tx, organizationId, linkId);
  if (link.userId !== null || !(await isAddressee(tx, link, actor))) return false;
  return (await linkStanding(tx, organizationId, link)).state === "open";
}

/** The same for operations that name the attempt. */
export const admitsToAttempt = async (
  tx: Tx & Directory,
  { attemptId }: { attemptId: string },
  caller: Caller,
): Promise<boolean> =>
  admitsByLink(tx, await loadAttempt(tx, caller.organizationId, attemptId), caller);

const afterwardsMs = 24 * 3_600_000;

/** Who began an attempt with a link may stop it, and read for a day how it ended, whatever became of the link. */
export async function admitsToOwn(
  tx: Tx,
  { attemptId }: { attemptId: string },
  { actor, organizationId }: Caller,
): Promise<boolean> {
  const { linkId, userId, endedAt } = await loadAttempt(tx, organizationId, attemptId);
  const isMine = linkId !== null && actor.kind === "person" && actor.userId === userId;
  return isMine && (endedAt === null || Date.now() - endedAt.getTime() < afterwardsMs);
}

/** Why an attempt may not go on with its link; null where it may, or has none. */
async function linkProblem(
  tx: Tx,
  organizationId: string,
  { linkId }: Pick<AttemptRow, "linkId">,
): Promise<string | null> {
  if (linkId === null) return null;
  const link = await loadLinkById(tx, organizationId, linkId);
  const { state } = await linkStanding(tx, organizationId, link);
  if (state === "open") return null;
  return describeClosed(state, await organizationName(tx, organizationId));
}

/** The same as the attempt's outcome says it. */
export async function linkTrouble(
  tx: Tx,
  organizationId: string,
  row: Pick<AttemptRow, "linkId">,
): Promise<string | null> {
  const problem = await linkProblem(tx, organizationId, row);
  return problem === null ? null : `${problem} Nothing was saved.`;
}

/** Throws a conflict where an attempt began with a link that is not good any more. */
export async function requireGoodLink(
  tx: Tx,
  organizationId: string,
  row: Pick<AttemptRow, "linkId">,
): Promise<void> {
  const problem = await linkProblem(tx, organizationId, row);
  if (problem !== null) throw conflict(problem);
}
