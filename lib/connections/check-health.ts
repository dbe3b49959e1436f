import "server-only";
import { inOrganization, type Tx } from "@/lib/db";
import { notify } from "@/lib/notifications/notify";
import { providers } from "@/lib/providers/catalog";
import { caretakersOf } from "./caretakers";
import { scheduleProbe, spread } from "./health";
import { markBroken } from "./mark-broken";
import { isKnownHealthy, nextProbeMs } from "./next-probe";
import { probeConnection } from "./probe";
import { takeTurn } from "./provider-turns";
import { type ConnectionKey, loadUsed, type UsedRow } from "./used";

const busyMs = 60_000;
const soonMs = 7 * 24 * 3_600_000;

/**
 * Looks after a connection's health: asks its provider where real traffic has not told, tells of an end
 * that is near, and sets the time of the next look. Ends where only a person can go on.
 */
export async function checkHealth(key: ConnectionKey): Promise<void> {
  const found = await loadUsed(key);
  if (!found) return;
  const { used, row } = found;
  const now = new Date();
  if (row.expiresAt !== null && row.expiresAt <= now) {
    await markBroken(used, row.credentialVersion, "expired", "probe_connection");
    return;
  }
  if (isKnownHealthy(row, now)) return lookAgain(key, row, nextProbeMs(row, now));
  const leave = takeTurn(used);
  if (!leave) return lookAgain(key, row, busyMs);
  try {
    await probeConnection(used);
  } finally {
    leave();
  }
  const after = await loadUsed(key);
  if (after) await lookAgain(key, after.row, nextProbeMs(after.row, new Date()));
}

/** The next look is at the latest when the access ends, or when that has to be told. */
const lookAgain = (key: ConnectionKey, row: UsedRow, inMs: number): Promise<void> =>
  inOrganization(key.organizationId, async (tx) => {
    const now = Date.now();
    const end = row.expiresAt?.getTime();
    if (end !== undefined && end - now < soonMs) await tellEnd(tx, key);
    const moments = end === undefined ? [] : [end, end - soonMs];
    const next = Math.min(now + spread(inMs), ...moments.filter((moment) => moment > now));
    await scheduleProbe(tx, key, new Date(next));
  });

async function tellEnd(tx: Tx, { organizationId, id }: ConnectionKey): Promise<void> {
  const row = await tx.connection.findFirst({
    where: { organizationId, id, endedAt: null, expiresAt: { not: null } },
    select: { nodeId: true, provider: true, accountName: true, connectedBy: true, expiresAt: true },
  });
  if (!row?.expiresAt) return;
  const endsAt = row.expiresAt.toISOString();
  await notify(tx, {
    organizationId,
    userIds: await caretakersOf(tx, { organizationId, ...row }),
    kind: "connection_ends_soon",
    key: `connection_ends_soon:${id}:${endsAt}`,
    nodeId: row.nodeId,
    subjectId: id,
    details: {
      provider: providers[row.provider]?.name ?? row.provider,
      account: row.accountName,
      endsAt,
    },
  });
}
