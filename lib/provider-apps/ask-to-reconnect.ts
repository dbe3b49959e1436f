import type { Tx } from "@/lib/db";
import { notify } from "@/lib/notifications/notify";
import { type PlannedApp, nextClientId } from "./app-change";
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
  const leftBehind = await findLeftBehind(tx, organizationId, provider, nextClientId(planned));
  const asked = await whoToAsk(tx, organizationId, leftBehind);
  for (const { id, nodeId, accountName } of leftBehind)
    await notify(tx, {
      organizationId,
      userIds: asked.get(id) ?? [],
      kind: "reconnect_asked",
      key: `reconnect_asked:${id}:${occasion}`,
      nodeId,
      subjectId: id,
      details: { provider: provider.name, account: accountName },
    });
}
