import "server-only";
import type { Tx } from "@/lib/db";
import { notFound } from "@/lib/errors";
import { enqueueDelivery } from "./enqueue-delivery";
import { openWebhookSecret, sealWebhookSecret, type WebhookSecret } from "./webhook-secret";
import { toWebhookView, type WebhookView } from "./webhook-view";

type Place = { organizationId: string; nodeId: string };

/** The address of an agent's own with its secrets. The inbox stays locked until `tx` ends. */
export async function loadWebhook(
  tx: Tx,
  { organizationId, nodeId }: Place,
): Promise<{ url: string; version: number; secret: WebhookSecret }> {
  await tx.$queryRaw`
    select from inbox
    where organization_id = ${organizationId}::uuid and node_id = ${nodeId}::uuid for update`;
  const row = await tx.inbox.findFirst({ where: { organizationId, nodeId } });
  if (row?.webhookUrl == null || row.webhookSecret === null)
    throw notFound("An address for this inbox");
  const version = row.webhookVersion;
  const owner = { organizationId, nodeId, version };
  const secret = await openWebhookSecret(tx, row.webhookSecret, owner);
  return { url: row.webhookUrl, version, secret };
}

/** Stores an address and what signs its calls, in the place of any other, and begins with what waits. */
export async function storeWebhook(
  tx: Tx,
  { organizationId, nodeId }: Place,
  given: { url: string; secret: WebhookSecret; setBy: string | null },
): Promise<WebhookView> {
  await tx.$executeRaw`
    insert into inbox (organization_id, node_id) values (${organizationId}::uuid, ${nodeId}::uuid)
    on conflict do nothing`;
  const [row] = await tx.$queryRaw<{ version: number }[]>`
    select webhook_version as version from inbox
    where organization_id = ${organizationId}::uuid and node_id = ${nodeId}::uuid for update`;
  const version = (row?.version ?? 0) + 1;
  const owner = { organizationId, nodeId, version };
  const [stored] = await tx.inbox.updateManyAndReturn({
    where: { organizationId, nodeId },
    data: {
      webhookUrl: given.url,
      webhookSecret: await sealWebhookSecret(tx, given.secret, owner),
      webhookVersion: version,
      webhookSetBy: given.setBy,
      webhookSetAt: new Date(),
      ...notFailing,
    },
  });
  const view = stored && toWebhookView(stored);
  if (!view) throw new Error("An inbox has a row");
  await enqueueDelivery(tx, { organizationId, nodeId });
  return view;
}

/** An address that has not failed, or takes again what it is sent. */
export const notFailing = {
  failingSince: null,
  failure: null,
  failures: 0,
  nextTryAt: null,
} as const;

/** Forgets the address. What waits stays in the inbox. */
export const clearWebhook = (
  tx: Tx,
  where: Place & { webhookVersion?: number },
): Promise<{ count: number }> =>
  tx.inbox.updateMany({
    where: { ...where, webhookUrl: { not: null } },
    data: {
      webhookUrl: null,
      webhookSecret: null,
      webhookSetBy: null,
      webhookSetAt: null,
      ...notFailing,
    },
  });
