import "server-only";
import { announceSoon } from "@/lib/changes/announce-soon";
import { inOrganization, type Tx } from "@/lib/db";
import { enqueue } from "@/lib/jobs/queue";
import { aheadMs, earlyMs } from "./refresh-times";
import type { ConnectionKey } from "./used";

const atMostEveryMs = 60_000;
const probeEveryMs = 30 * 60_000;

/** Between 80 and 120 % of a time, so that what began together does not stay together. */
export const spread = (ms: number): number => ms * (0.8 + Math.random() * 0.4);

/**
 * For whoever stores a credential that a provider has just given or accepted: begins its health anew,
 * and has it looked after and its token renewed before it ends.
 */
export async function scheduleHealth(
  tx: Tx,
  given: { organizationId: string; connectionId: string; tokenExpiresAt: Date | null },
): Promise<void> {
  const key = { organizationId: given.organizationId, id: given.connectionId };
  await tx.connection.updateMany({
    where: key,
    data: { checkedAt: new Date(), unansweredSince: null, refreshingSince: null },
  });
  await lookAfter(tx, key, given.tokenExpiresAt);
}

export async function lookAfter(
  tx: Tx,
  key: ConnectionKey,
  tokenExpiresAt: Date | null,
): Promise<void> {
  const now = Date.now();
  const end = tokenExpiresAt?.getTime();
  // Earlier by up to a fifth: tokens that were given together do not all end in one minute.
  const ahead = aheadMs((end ?? now) - now) * (1 - Math.random() / 5);
  if (end !== undefined) await scheduleRefresh(tx, key, new Date(end - Math.max(earlyMs, ahead)));
  await scheduleProbe(tx, key, new Date(now + spread(probeEveryMs)));
}

export const scheduleRefresh = (tx: Tx, { organizationId, id }: ConnectionKey, runAt: Date) =>
  enqueue(
    tx,
    "refresh_connection",
    { organizationId, connectionId: id },
    { key: `refresh:${id}`, runAt },
  );

export const scheduleProbe = (tx: Tx, { organizationId, id }: ConnectionKey, runAt: Date) =>
  enqueue(
    tx,
    "probe_connection",
    { organizationId, connectionId: id },
    { key: `probe:${id}`, runAt },
  );

/** What is known of a connection's health before something is asked of its provider. */
export type Heard = { checkedAt: Date | null; unansweredSince: Date | null };

/** Notes that the provider accepted the credential in a call, where that is news. */
export async function noteAccepted(
  { organizationId, id }: ConnectionKey,
  heard: Heard,
): Promise<Heard> {
  const now = new Date();
  const isKnown =
    heard.unansweredSince === null &&
    heard.checkedAt !== null &&
    now.getTime() - heard.checkedAt.getTime() < atMostEveryMs;
  if (isKnown) return heard;
  const after = { checkedAt: now, unansweredSince: null };
  await inOrganization(organizationId, (tx) =>
    tx.connection.updateManyAndReturn({
      where: { organizationId, id, endedAt: null },
      data: after,
      select: { nodeId: true },
    }),
  ).then((noted) => tell(organizationId, noted));
  return after;
}

/** Notes that the provider answers, whatever it said: that says nothing about the credential. */
export async function noteAnswered({ organizationId, id }: ConnectionKey): Promise<void> {
  await inOrganization(organizationId, (tx) =>
    tx.connection.updateManyAndReturn({
      where: { organizationId, id, unansweredSince: { not: null } },
      data: { unansweredSince: null },
      select: { nodeId: true },
    }),
  ).then((noted) => tell(organizationId, noted));
}

/** Notes that the provider does not answer, and since when. */
export async function noteUnanswered({ organizationId, id }: ConnectionKey): Promise<void> {
  await inOrganization(organizationId, (tx) =>
    tx.connection.updateManyAndReturn({
      where: { organizationId, id, endedAt: null, unansweredSince: null },
      data: { unansweredSince: new Date() },
      select: { nodeId: true },
    }),
  ).then((noted) => tell(organizationId, noted));
}

/**
 * Notes that a probe that began then was accepted. What was refused before it, is accepted again; a
 * refusal that came while it ran stands.
 */
export async function noteProbed(
  { organizationId, id }: ConnectionKey,
  begun: Date,
): Promise<void> {
  const where = { organizationId, id, endedAt: null };
  const noted = await inOrganization(organizationId, async (tx) => {
    const noted = await tx.connection.updateManyAndReturn({
      where,
      data: { checkedAt: new Date(), unansweredSince: null },
      select: { nodeId: true },
    });
    const [healed] = await tx.connection.updateManyAndReturn({
      where: { ...where, brokenAt: { lt: begun } },
      data: { brokenAt: null, brokenReason: null },
      select: { tokenExpiresAt: true },
    });
    // Nothing looked after it while it was broken.
    if (healed) await lookAfter(tx, { organizationId, id }, healed.tokenExpiresAt);
    return noted;
  });
  tell(organizationId, noted);
}

/** After the commit. */
const tell = (organizationId: string, noted: readonly { nodeId: string }[]): void => {
  const nodeIds = noted.map(({ nodeId }) => nodeId);
  if (nodeIds.length > 0) announceSoon(organizationId, nodeIds, "connection_health");
};
