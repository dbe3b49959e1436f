import type { Tx } from "@/lib/db";
import { notifyAll } from "@/lib/notifications/notify";
import { nextClient, type PlannedApp } from "./app-change";
import { findLeftBehind } from "./left-behind";
import { whoToAsk } from "./who-to-ask";

/** Tells the people whose connections were made with another app that a reconnect moves them over. */
export async function askToReconnect(
  tx: Tx,
  organizationId: string,
  planned: PlannedApp,
  /** What makes it the same news: the version, or the moment of the change. */
  occasion: string,
): Promise<void> {
  const { provider } = planned;
  const leftBehind = await findLeftBehind(
    tx,
    organizationId,
    provider,
    nextClient(planned)?.clientId ?? null,
  );
  const asked = await whoToAsk(tx, organizationId, leftBehind);
  const news = leftBehind.map(({ id, nodeId, accountName }) => ({
    userIds: asked.get(id) ?? [],
    kind: "reconnect_asked" as const,
    key: `reconnect_asked:${id}:${occasion}`,
    nodeId,
    subjectId: id,
    details: { provider: provider.name, account: accountName },
  }));
  await notifyAll(tx, organizationId, news);
}
