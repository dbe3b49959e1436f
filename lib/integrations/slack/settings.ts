import { z } from "zod";

/** A channel by its name (#general) or its id (C0123ABCD). */
export const ChannelName = z
  .string()
  .max(81)
  .regex(
    /^(#[\p{L}\p{N}_-]{1,80}|[CDG][A-Z0-9]{6,})$/u,
    "Enter a channel with its #, like #general, or its id, like C0123ABCD.",
  );

export const slackSettings = z.object({
  default_channel: ChannelName.optional().meta({
    title: "Default channel",
    description: "Used when a tool names none. The bot must be in it.",
    examples: ["#general"],
  }),
  unfurl_links: z
    .boolean()
    .default(false)
    .meta({
      title: "Show link previews",
      description: "Slack adds a preview of linked pages under the bot's messages.",
      examples: [false],
    }),
});

export type SlackSettings = z.output<typeof slackSettings>;
