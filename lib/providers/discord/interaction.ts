import { z } from "zod";
import type { InboundMessage } from "../channel";
import { Author, displayName } from "./author";
import { PartialChannel, placeOf } from "./place";
import { Snowflake, sortKeyOf, timeOf } from "./snowflake";

const Option = z.object({
  name: z.string(),
  value: z.union([z.string(), z.number(), z.boolean()]).optional(),
});

/** What Discord posts when somebody uses a command; only what is needed of it. */
export const Interaction = z.object({
  id: Snowflake,
  application_id: Snowflake,
  type: z.number().int(),
  token: z.string().optional(),
  channel: PartialChannel.optional(),
  channel_id: Snowflake.optional(),
  guild_id: Snowflake.optional(),
  member: z.object({ user: Author, nick: z.string().nullish() }).optional(),
  user: Author.optional(),
  data: z.object({ name: z.string(), options: z.array(Option).optional() }).optional(),
});
export type Interaction = z.output<typeof Interaction>;

/** A slash command as a message; undefined where something that it takes is missing. */
export function toCommand(interaction: Interaction): InboundMessage | undefined {
  const { id, token, application_id, member, data } = interaction;
  const user = member?.user ?? interaction.user;
  const channel =
    interaction.channel ??
    (interaction.channel_id === undefined
      ? undefined
      : { id: interaction.channel_id, type: interaction.guild_id === undefined ? 1 : 0 });
  if (!token || !user || !channel || !data) return undefined;
  const name = displayName(user, member);
  const values = (data.options ?? []).flatMap(({ value }) => (value === undefined ? [] : [value]));
  return {
    ...placeOf(channel, { personName: name }),
    externalId: id,
    kind: "command",
    sender: { id: user.id, name, isBot: user.bot ?? false },
    text: [`/${data.name}`, ...values].join(" "),
    attachments: [],
    messageId: id,
    sentAt: timeOf(id),
    sortKey: sortKeyOf(id),
    reference: { applicationId: application_id, token },
  };
}
