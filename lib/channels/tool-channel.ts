import "server-only";
import { randomUUID } from "node:crypto";
import { announceSoon } from "@/lib/changes/announce-soon";
import { inOrganization, type Tx } from "@/lib/db";
import { invalidField } from "@/lib/errors";
import { type MessageBody, openMessage, sealMessage } from "@/lib/inbox/message-body";
import type { KnownConversation, KnownMessage, ToolChannel } from "@/lib/integrations/manifest";
import { isUndecided } from "@/lib/outbound/no-answer";
import { StoredFacts, Reference } from "./stored-facts";

type Given = {
  organizationId: string;
  nodeId: string;
  connectionId: string;
  /** The tool call in which it speaks; null for tests from the dashboard. */
  callId: string | null;
};

/** The agent's own bot or number, for a tool that speaks through it. */
export async function loadToolChannel(given: Given): Promise<ToolChannel> {
  const { organizationId, connectionId } = given;
  const row = await inOrganization(organizationId, (tx) =>
    tx.connection.findFirstOrThrow({
      where: { organizationId, id: connectionId },
      select: { accountId: true, accountName: true, facts: true },
    }),
  );
  return {
    connectionId,
    account: { id: row.accountId, name: row.accountName },
    facts: StoredFacts.parse(row.facts),
    conversation: (externalId) =>
      inOrganization(organizationId, async (tx) => {
        const where = { organizationId, connectionId, externalId };
        const found = await tx.conversation.findFirst({ where });
        return found && toKnown(found);
      }),
    conversations: ({ limit, cursor }) =>
      inOrganization(organizationId, async (tx) => {
        const rows = await tx.conversation.findMany({
          where: { organizationId, connectionId },
          orderBy: [{ lastMessageAt: "desc" }, { id: "desc" }],
          take: limit + 1,
          skip: offsetOf(cursor),
        });
        return pageOf(rows.map(toKnown), limit, cursor);
      }),
    history: (conversation, { limit, cursor }) =>
      inOrganization(organizationId, async (tx) => {
        const rows = await tx.message.findMany({
          where: {
            organizationId,
            conversation: { organizationId, connectionId, externalId: conversation },
          },
          orderBy: [{ sentAt: "desc" }, { sortKey: "desc" }],
          take: limit + 1,
          skip: offsetOf(cursor),
        });
        const messages: KnownMessage[] = [];
        for (const row of rows) {
          const body = await openMessage(tx, row.body, { organizationId, id: row.id });
          messages.push(toMessage(row, body));
        }
        return pageOf(messages, limit, cursor);
      }),
    say: (message, send) => say(given, row, message, send),
  };
}

const toKnown = (row: {
  externalId: string;
  kind: string;
  name: string;
  reference: unknown;
  lastMessageAt: Date;
}): KnownConversation => ({
  id: row.externalId,
  kind: row.kind as KnownConversation["kind"],
  name: row.name,
  reference: Reference.parse(row.reference),
  lastMessageAt: row.lastMessageAt.toISOString(),
});

const toMessage = (
  row: { direction: string; kind: string; sentAt: Date },
  { sender: { id, name }, text, thread, messageId, reference }: MessageBody,
): KnownMessage => ({
  id: messageId,
  direction: row.direction === "out" ? "out" : "in",
  kind: row.kind,
  sender: { id, name },
  text,
  thread,
  sentAt: row.sentAt.toISOString(),
  reference,
});

/** A cursor of a tool is how many came before: what is said meanwhile shifts a page, and loses none. */
function offsetOf(cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  if (!/^\d{1,6}$/.test(cursor)) throw invalidField("cursor", "Use the cursor of the page before.");
  return Number(cursor);
}

const pageOf = <T>(found: T[], limit: number, cursor: string | undefined) => ({
  items: found.slice(0, limit),
  nextCursor: found.length > limit ? String(offsetOf(cursor) + limit) : null,
});

type Said = Parameters<ToolChannel["say"]>[0];

async function say<T extends { messageId: string }>(
  { organizationId, nodeId, connectionId, callId }: Given,
  { accountId, accountName }: { accountId: string; accountName: string },
  message: Said,
  send: () => Promise<T>,
): Promise<T> {
  const id = randomUUID();
  const body: MessageBody = {
    sender: { id: accountId, name: accountName, isBot: true },
    text: message.text,
    attachments: [],
    thread: message.thread ?? null,
    messageId: "",
    reference: {},
  };
  await inOrganization(organizationId, async (tx) => {
    const where = { organizationId, connectionId };
    const conversationId = await conversationOf(tx, { ...where, nodeId }, message.conversation);
    await tx.message.create({
      data: {
        ...where,
        id,
        nodeId,
        conversationId,
        direction: "out",
        kind: message.conversation.kind === "call" ? "speech" : "message",
        externalId: id,
        sentAt: new Date(),
        body: await sealMessage(tx, body, { organizationId, id }),
        state: "sending",
        callId,
      },
      select: { id: true },
    });
  });
  const where = { organizationId, id };
  try {
    const sent = await send();
    await inOrganization(organizationId, async (tx) => {
      const { messageId } = sent;
      const sealed = await sealMessage(tx, { ...body, messageId }, where);
      await tx.message.updateMany({
        where: { ...where, state: "sending" },
        data: { externalId: messageId, body: sealed, state: "sent", deliveredAt: new Date() },
      });
    });
    return sent;
  } catch (error) {
    if (!isUndecided(error))
      await inOrganization(organizationId, (tx) =>
        tx.message.updateMany({ where: { ...where, state: "sending" }, data: { state: "failed" } }),
      );
    throw error;
  } finally {
    announceSoon(organizationId, [nodeId], "message");
  }
}

/** The conversation as it is kept; what nobody wrote in before begins here. */
async function conversationOf(
  tx: Tx,
  where: { organizationId: string; connectionId: string; nodeId: string },
  { id: externalId, kind, name }: Said["conversation"],
): Promise<string> {
  const { organizationId, connectionId } = where;
  const row = await tx.conversation.upsert({
    where: {
      organizationId_connectionId_externalId: { organizationId, connectionId, externalId },
    },
    create: { ...where, externalId, kind, name: name ?? externalId },
    update: { lastMessageAt: new Date() },
    select: { id: true },
  });
  return row.id;
}
