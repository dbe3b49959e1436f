import { z } from "zod";
import type { Attachment, InboundMessage } from "../channel";
import { Author, displayName } from "./author";
import type { Place } from "./place";
import { Snowflake, sortKeyOf, timeOf } from "./snowflake";

/** A message as the gateway and the API give it. */
export const Message = z.object({
  id: Snowflake,
  channel_id: Snowflake,
  guild_id: Snowflake.optional(),
  type: z.number().int(),
  content: z.string(),
  author: Author,
  member: z.object({ nick: z.string().nullish() }).nullish(),
  mentions: z.array(Author).default([]),
  attachments: z
    .array(
      z.object({
        id: Snowflake,
        filename: z.string(),
        content_type: z.string().nullish(),
        size: z.number().int().nullish(),
        url: z.string().nullish(),
      }),
    )
    .default([]),
  sticker_items: z.array(z.object({ id: Snowflake, name: z.string() })).nullish(),
  message_reference: z.object({ message_id: Snowflake.optional() }).nullish(),
  referenced_message: z.object({ author: z.object({ id: Snowflake }).nullish() }).nullish(),
});
export type Message = z.output<typeof Message>;

/** What people wrote, and answers to it; not that somebody joined or pinned something. */
const written = [0, 19];

/** Somebody wrote to the bot in a server: with its name, or in answer to it. */
export const isAddressed = (message: Message, botUserId: string): boolean =>
  message.mentions.some(({ id }) => id === botUserId) ||
  message.referenced_message?.author?.id === botUserId;

/** Undefined for what says nothing: notices of Discord's own, and texts that the bot may not see. */
export function toMessage(
  message: Message,
  place: Place,
  { botUserId, isDirect }: { botUserId: string; isDirect: boolean },
): InboundMessage | undefined {
  const text = readable(message);
  const attachments = attachmentsOf(message);
  if (!written.includes(message.type) || (text === "" && attachments.length === 0))
    return undefined;
  const { id, author, member } = message;
  const isMention = !isDirect && isAddressed(message, botUserId);
  const answered = message.message_reference?.message_id;
  return {
    ...place,
    externalId: id,
    kind: isMention ? "mention" : "message",
    sender: {
      id: author.id,
      name: displayName(author, member),
      isBot: author.bot ?? false,
      isSelf: author.id === botUserId,
    },
    text,
    attachments,
    messageId: id,
    sentAt: timeOf(id),
    sortKey: sortKeyOf(id),
    ...(answered !== undefined && { reference: { answers: answered } }),
  };
}

/** Names instead of ids where people were mentioned. */
const readable = ({ content, mentions }: Message): string =>
  mentions.reduce(
    (text, user) => text.replaceAll(new RegExp(`<@!?${user.id}>`, "g"), `@${user.username}`),
    content,
  );

function attachmentsOf({ attachments, sticker_items }: Message): Attachment[] {
  return [
    ...attachments.map(({ id, filename, content_type, size, url }) => ({
      id,
      name: filename,
      contentType: content_type ?? "application/octet-stream",
      size: size ?? null,
      url: url ?? null,
    })),
    ...(sticker_items ?? []).map(({ id, name }) => ({
      id,
      name: `Sticker: ${name}`,
      contentType: "image/png",
      size: null,
      url: `https://media.discordapp.net/stickers/${id}.png`,
    })),
  ];
}
