import "server-only";
import { inOrganization } from "@/lib/db";
import { enqueueDelivery } from "./enqueue-delivery";

const keptMs = 7 * 24 * 3_600_000;

/** Finds inboxes whose address waits for messages and lost its job, and forgets old calls of addresses. */
export const sweepInboxes = (organizationId: string): Promise<void> =>
  inOrganization(organizationId, async (tx) => {
    await tx.inboxDelivery.deleteMany({
      where: { organizationId, createdAt: { lt: new Date(Date.now() - keptMs) } },
    });
    const rows = await tx.inbox.findMany({
      where: { organizationId, webhookUrl: { not: null } },
      select: { nodeId: true },
    });
    for (const { nodeId } of rows)
      await enqueueDelivery(tx, { organizationId, nodeId }, { keep: true });
  });
