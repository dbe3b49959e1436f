import { z } from "zod";
import type { InboundMessage } from "../channel";
import { Author, displayName } from "./author";
import type { Place } from "./place";
import { Snowflake } from "./snowflake";

/** Somebody put an emoji to a message. */
export const Reaction = z.object({
  user_id: Snowflake,
  channel_id: Snowflake,
  message_id: Snowflake,
  message_author_id: Snowflake.optional(),
  member: z.object({ user: Author, nick: z.string().nullish() }).optional(),
  emoji: z.object({ id: Snowflake.nullish(), name: z.string().nullish() }),
});
export type Reaction = z.output<typeof Reaction>;

/** Discord names neither the reaction nor its time, so one that is taken back and put again is the same. */
export function toReaction(reaction: Reaction, place: Place, now: Date): InboundMessage {
  const { user_id, message_id, member, emoji } = reaction;
  const name = emoji.name ?? "emoji";
  return {
    ...place,
    externalId: `reaction:${message_id}:${user_id}:${emoji.id ?? name}`,
    kind: "reaction",
    sender: {
      id: user_id,
      name: member ? displayName(member.user, member) : user_id,
      isBot: member?.user.bot ?? false,
    },
    text: emoji.id ? `:${name}:` : name,
    attachments: [],
    messageId: message_id,
    sentAt: now,
    sortKey: "",
    reference: { reactsTo: message_id },
  };
}
