import "server-only";
import { inOrganization, type Tx } from "@/lib/db";
import { announce } from "@/lib/pipeline/announce";
import { getProvider } from "@/lib/providers/catalog";
import { type AttemptRow, findAttempt, outcomeOf, statusOf, unknownStatuses } from "./attempt";
import { toWorldName } from "./world-name";
import { authorizationOf } from "./attempt-authorization";
import { openFromAttempt } from "./credential";
import { dropAttempt, giveBackTokens, lockAttempt } from "./drop-attempt";
import { endWhenOverdue } from "./end-when-overdue";
import { answerLost } from "./outcome-text";
import { readAnswer } from "./read-answer";
import { redeem, type Redeemed } from "./redeem";

/** After this long no provider gives anything for a code any more, whatever became of it. */
const codeLifetimeMs = 15 * 60_000;

const isUnknown = ({ status }: Pick<AttemptRow, "status">): boolean =>
  unknownStatuses.some((each) => each === status);

/**
 * Ends an attempt whose time is over, whatever its process was doing when it stopped: what it obtained
 * is given back, and where its provider's answer is not known, that is found out first. Throws while
 * the provider does not say.
 */
export async function endOverdueAttempt(organizationId: string, id: string): Promise<void> {
  const row = await inOrganization(organizationId, async (tx) => {
    const row = await lockAttempt(tx, organizationId, id);
    if (!row) return undefined;
    if (row.expiresAt > new Date()) {
      await endWhenOverdue(tx, { organizationId, id }, row.expiresAt);
      return undefined;
    }
    if (isUnknown(row)) return row;
    await dropAttempt(tx, organizationId, row, statusOf(row, new Date()));
    await tell(tx, organizationId, row);
    return undefined;
  });
  if (row) await findOut(organizationId, row);
}

/**
 * Redeems the code of an attempt once more: either it is still good, and what comes is given back, or
 * the provider takes back what it gave for it before.
 */
async function findOut(organizationId: string, row: AttemptRow): Promise<void> {
  const redeemed = await redeemAgain(organizationId, row);
  const isHopeless = Date.now() - row.expiresAt.getTime() > codeLifetimeMs;
  if (redeemed?.kind === "unknown" && !isHopeless)
    throw new Error("It is not known yet whether the provider gave access");
  await inOrganization(organizationId, async (tx) => {
    const tokens = redeemed?.kind === "obtained" ? redeemed.tokens : undefined;
    if (tokens) await giveBackTokens(tx, organizationId, row, tokens);
    const now = await lockAttempt(tx, organizationId, row.id);
    // Whoever worked on it was only slow: its own answer has been refused, or is kept.
    if (!now || !isUnknown(now)) return;
    const message = answerLost(getProvider(row.provider).name);
    await dropAttempt(tx, organizationId, now, "provider_failed", {
      ...outcomeOf(now),
      ...(!tokens && redeemed && { message }),
    });
    await tell(tx, organizationId, now);
  });
}

const tell = (tx: Tx, organizationId: string, { nodeId }: AttemptRow): Promise<void> =>
  announce(tx, { organizationId, nodeIds: [nodeId], what: "attempt" });

/** Undefined where there is no code to redeem. */
async function redeemAgain(organizationId: string, row: AttemptRow): Promise<Redeemed | undefined> {
  // Whatever an app of its own was given ends with the app, which is deleted.
  if (row.way === "app" && row.reconnects === null) return undefined;
  const provider = getProvider(row.provider);
  const world = toWorldName(row.world);
  const { id, redirectUri } = row;
  const known = await inOrganization(organizationId, async (tx) => {
    const now = await findAttempt(tx, { organizationId, id });
    const found = await authorizationOf(tx, organizationId, row);
    if (!now?.sealed || !isUnknown(now) || !found) return undefined;
    const place = { organizationId, id, field: "verifier" } as const;
    return { ...found, sent: (await openFromAttempt(tx, now.sealed, place)).reveal() };
  });
  if (!known) return undefined;
  const { verifier = "", state = "", code, iss } = known.sent;
  if (code === undefined) return undefined;
  const { auth, client } = known;
  const answer = readAnswer(auth, client, { state, code, iss });
  if (typeof answer === "string") return undefined;
  const endpoint = { provider, auth, world, client };
  return redeem(endpoint, { answer, redirectUri: redirectUri ?? "", verifier });
}
