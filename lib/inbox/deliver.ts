import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { announceSoon } from "@/lib/changes/announce-soon";
import { withConnectionLock } from "@/lib/connections/connection-lock";
import { inOrganization } from "@/lib/db";
import { callWebhook } from "./call-webhook";
import { enqueueDelivery } from "./enqueue-delivery";
import type { InboxMessage } from "./inbox-message";
import { loadMessages } from "./load-messages";
import { noteDelivery } from "./note-delivery";
import { numberInbox } from "./number-inbox";
import { clearWebhook } from "./store-webhook";
import { openWebhookSecret, signingSecrets } from "./webhook-secret";

type Place = { organizationId: string; nodeId: string };

/** How long a job goes on before it lets others have its place in the worker. */
const longestMs = 30_000;
const atOnce = 20;

/**
 * Sends what waits in an agent's inbox to its own address: one after the other in their order, by one
 * process at a time, until there is nothing more or the address does not take one.
 */
export async function deliverInbox(place: Place): Promise<void> {
  await withConnectionLock(`inbox ${place.nodeId}`, () => deliverWaiting(place), {
    patienceMs: 60_000,
  });
}

async function deliverWaiting(place: Place): Promise<void> {
  const until = Date.now() + longestMs;
  for (;;) {
    const { webhook, messages, settlesAt } = await look(place);
    if (!webhook) return;
    if (messages.length === 0) {
      if (settlesAt === null) return;
      await sleep(Math.max(10, settlesAt.getTime() - Date.now()));
    }
    for (const message of messages) {
      const answer = await callWebhook(webhook.url, webhook.secrets, message);
      const goesOn = await noteDelivery(place, webhook.version, message, answer);
      announceSoon(place.organizationId, [place.nodeId], "message");
      if (!goesOn) return;
      if (Date.now() > until) {
        await inOrganization(place.organizationId, (tx) => enqueueDelivery(tx, place));
        return;
      }
    }
  }
}

type Looked = {
  /** Undefined where it is not to be called now. */
  webhook?: { url: string; version: number; secrets: string[] };
  messages: InboxMessage[];
  settlesAt: Date | null;
};

const look = ({ organizationId, nodeId }: Place): Promise<Looked> =>
  inOrganization(organizationId, async (tx) => {
    const nothing = { messages: [], settlesAt: null };
    const row = await tx.inbox.findFirst({
      where: { organizationId, nodeId },
      include: { node: { select: { deletedAt: true } } },
    });
    if (row?.webhookUrl == null || row.webhookSecret === null) return nothing;
    if (row.node.deletedAt !== null) {
      await clearWebhook(tx, { organizationId, nodeId });
      return nothing;
    }
    const now = new Date();
    if (row.nextTryAt !== null && row.nextTryAt > now) {
      await enqueueDelivery(tx, { organizationId, nodeId }, { runAt: row.nextTryAt });
      return nothing;
    }
    const { readPosition, settlesAt } = await numberInbox(tx, organizationId, nodeId);
    const version = row.webhookVersion;
    const owner = { organizationId, nodeId, version };
    const secret = await openWebhookSecret(tx, row.webhookSecret, owner);
    return {
      webhook: { url: row.webhookUrl, version, secrets: signingSecrets(secret, now) },
      messages: await loadMessages(tx, {
        organizationId,
        nodeId,
        after: readPosition,
        limit: atOnce,
      }),
      settlesAt,
    };
  });
