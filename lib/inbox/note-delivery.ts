import "server-only";
import { inOrganization } from "@/lib/db";
import type { WebhookAnswer } from "./call-webhook";
import { enqueueDelivery } from "./enqueue-delivery";
import type { InboxMessage } from "./inbox-message";
import { moveMark } from "./move-mark";
import { clearWebhook, notFailing } from "./store-webhook";

/** 5 s after the first failure, twice as long after each, and an hour at the most. */
export const backoffMs = (failures: number): number =>
  Math.min(3_600_000, 5_000 * 2 ** Math.min(failures - 1, 20)) * (0.9 + Math.random() / 5);

/**
 * Notes how an agent's own address took a message. Says whether the next one may be sent: not where it
 * failed, wants nothing more, or is another by now.
 */
export const noteDelivery = (
  { organizationId, nodeId }: { organizationId: string; nodeId: string },
  webhookVersion: number,
  { id: messageId, cursor }: InboxMessage,
  { outcome, status, durationMs, detail }: WebhookAnswer,
): Promise<boolean> =>
  inOrganization(organizationId, async (tx) => {
    const place = { organizationId, nodeId };
    const position = BigInt(cursor);
    await tx.inboxDelivery.create({
      data: { ...place, messageId, position, status, durationMs, detail },
      select: { id: true },
    });
    // What it took, it took, whatever became of the address meanwhile.
    if (outcome === "taken") await moveMark(tx, { ...place, through: position });
    const where = { ...place, webhookVersion, webhookUrl: { not: null } };
    const present = await tx.inbox.findFirst({
      where,
      select: { failures: true, failingSince: true },
    });
    if (!present) return false;
    if (outcome === "ended") {
      await clearWebhook(tx, { ...place, webhookVersion });
      return false;
    }
    if (outcome === "taken") {
      if (present.failures > 0) await tx.inbox.updateMany({ where, data: notFailing });
      return true;
    }
    const now = new Date();
    const failures = present.failures + 1;
    const nextTryAt = new Date(now.getTime() + backoffMs(failures));
    await tx.inbox.updateMany({
      where,
      data: { failures, failure: detail, failingSince: present.failingSince ?? now, nextTryAt },
    });
    await enqueueDelivery(tx, place, { runAt: nextTryAt });
    return false;
  });
