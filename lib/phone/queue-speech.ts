import "server-only";
import { randomUUID } from "node:crypto";
import type { Tx } from "@/lib/db";
import { type MessageBody, openMessage, sealMessage } from "@/lib/inbox/message-body";
import type { OwnNumber } from "./own-number";

type Speech = {
  conversationId: string;
  callExternalId: string;
  text: string;
  /** The tool call in which it is said. */
  callId: string | null;
};

/** Notes what the agent wants to say in a call, after what is said there already. Resolves to its name. */
export async function queueSpeech(
  tx: Tx,
  { organizationId, connectionId, nodeId, number }: OwnNumber,
  { conversationId, callExternalId, text, callId }: Speech,
): Promise<string> {
  const id = randomUUID();
  const messageId = `${callExternalId}:${id}`;
  const body: MessageBody = {
    sender: { id: number, name: number, isBot: true },
    text,
    attachments: [],
    thread: null,
    messageId,
    reference: {},
  };
  await tx.message.create({
    data: {
      organizationId,
      id,
      nodeId,
      connectionId,
      conversationId,
      direction: "out",
      kind: "speech",
      externalId: messageId,
      sentAt: new Date(),
      body: await sealMessage(tx, body, { organizationId, id }),
      state: "sending",
      callId,
    },
    select: { id: true },
  });
  return messageId;
}

/** What was not spoken yet, in the order in which it was said. */
export async function openQueued(
  tx: Tx,
  rows: readonly { id: string; body: string }[],
  organizationId: string,
): Promise<{ id: string; messageId: string; text: string }[]> {
  const opened = [];
  for (const { id, body } of rows) {
    const { messageId, text } = await openMessage(tx, body, { organizationId, id });
    opened.push({ id, messageId, text });
  }
  return opened;
}
