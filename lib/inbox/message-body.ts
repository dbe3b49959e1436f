import "server-only";
import { z } from "zod";
import type { Tx } from "@/lib/db";
import { seal, unseal } from "@/lib/vault/seal";

/** What is sealed of a message: everything but ids and times. */
export const MessageBody = z.object({
  sender: z.object({ id: z.string(), name: z.string(), isBot: z.boolean() }),
  text: z.string(),
  attachments: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      contentType: z.string(),
      size: z.number().nullable(),
      url: z.string().nullable(),
    }),
  ),
  thread: z.string().nullable(),
  /** The platform's id of the message. */
  messageId: z.string(),
  /** What only the agent's own tools use. */
  reference: z.record(z.string(), z.json()),
});
export type MessageBody = z.infer<typeof MessageBody>;

type Owner = { organizationId: string; id: string };

/** To which row a body is sealed. */
export const messagePlace = ({ organizationId, id }: Owner) => ({
  organizationId,
  table: "message",
  rowId: id,
  field: "body",
  version: 1,
});

export const sealMessage = (tx: Tx, body: MessageBody, owner: Owner): Promise<string> =>
  seal(tx, body, messagePlace(owner));

export const openMessage = async (tx: Tx, sealed: string, owner: Owner): Promise<MessageBody> =>
  MessageBody.parse(await unseal(tx, sealed, messagePlace(owner)));
