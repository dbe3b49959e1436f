import type { Tx } from "@/lib/db";

/** The channel on which every process hears of changes. Anybody may listen to it: ids only. */
export const changesChannel = "alfe_changes";

/** What changed, where: an operation's name, or what background work noticed. */
export type Announcement = { organizationId: string; nodeIds: string[]; what: string };

/** Tells all processes of a change, once its transaction is committed. Makes commits wait for each other: only for what a person watches. */
export async function announce(tx: Pick<Tx, "$executeRaw">, change: Announcement): Promise<void> {
  const text = JSON.stringify([change.organizationId, change.what, change.nodeIds.slice(0, 100)]);
  await tx.$executeRaw`select pg_notify(${changesChannel}, ${text})`;
}
