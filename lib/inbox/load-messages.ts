import "server-only";
import { integrationOfChannel } from "@/lib/channels/open-channel";
import type { Tx } from "@/lib/db";
import { InboxMessage } from "./inbox-message";
import { messageOpener } from "./message-opener";

type Asked = { organizationId: string; nodeId: string; after: bigint; limit: number };

/** Messages of an agent's inbox after a place, in their order. */
export async function loadMessages(
  tx: Tx,
  { organizationId, nodeId, after, limit }: Asked,
): Promise<InboxMessage[]> {
  const rows = await tx.message.findMany({
    where: { organizationId, nodeId, position: { gt: after } },
    orderBy: { position: "asc" },
    take: limit,
    select: {
      id: true,
      position: true,
      connectionId: true,
      kind: true,
      externalId: true,
      sentAt: true,
      receivedAt: true,
      testedBy: true,
      body: true,
      conversation: {
        select: {
          externalId: true,
          kind: true,
          name: true,
          connection: { select: { provider: true, accountName: true } },
        },
      },
    },
  });
  if (rows.length === 0) return [];
  const open = await messageOpener(tx, organizationId);
  return Promise.all(
    rows.map(async ({ conversation, ...row }) => {
      const { provider, accountName } = conversation.connection;
      const { sender, text, attachments, thread, messageId } = await open(row);
      return InboxMessage.parse({
        id: row.id,
        cursor: String(row.position),
        channel: {
          connectionId: row.connectionId,
          integration: integrationOfChannel(provider)?.id ?? provider,
          account: accountName,
        },
        conversation: {
          id: conversation.externalId,
          name: conversation.name,
          kind: conversation.kind,
        },
        kind: row.kind,
        sender,
        text,
        attachments,
        thread,
        reference: { message: messageId, event: row.externalId },
        sentAt: row.sentAt.toISOString(),
        receivedAt: row.receivedAt.toISOString(),
        isTest: row.testedBy !== null,
      });
    }),
  );
}
