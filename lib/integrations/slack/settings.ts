import { z } from "zod";

/** A conversation by its id (C0123ABCD), a public channel by name (#general), or a person's id (U0123ABCD). */
export const ConversationName = z
  .string()
  .max(81)
  .regex(
    /^(#[\p{L}\p{N}_-]{1,80}|[CDGUW][A-Z0-9]{5,})$/u,
    "Enter a conversation's id, like C0123ABCD, or a channel with its #, like #general.",
  );

export const slackSettings = z.object({
  default_channel: ConversationName.optional().meta({
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
