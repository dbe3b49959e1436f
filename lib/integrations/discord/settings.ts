import { z } from "zod";

export const discordSettings = z.object({
  messages: z
    .enum(["all", "addressed"])
    .default("all")
    .meta({
      title: "Messages that reach the agent",
      description:
        "All in the channels that the bot sees, or only what is addressed to it: mentions, answers, direct messages and commands.",
      examples: ["addressed"],
    }),
  may_notify: z
    .enum(["nobody", "people", "everyone"])
    .default("people")
    .meta({
      title: "Whom its messages may notify",
      description:
        "People whom it mentions, or also roles and @everyone, as far as the server lets the bot. Nobody: mentions are plain text.",
      examples: ["people"],
    }),
  link_previews: z
    .boolean()
    .default(true)
    .meta({
      title: "Show link previews",
      description: "Discord adds a preview of linked pages under the bot's messages.",
      examples: [true],
    }),
});

export type DiscordSettings = z.output<typeof discordSettings>;
