import { z } from "zod";

export const telegramSettings = z.object({
  format: z
    .enum(["plain", "html"])
    .default("plain")
    .meta({
      title: "How messages are written",
      description: "Plain text, or Telegram's HTML with tags such as <b>, <i>, <code> and <a>.",
      examples: ["plain"],
    }),
  link_previews: z
    .boolean()
    .default(false)
    .meta({
      title: "Show link previews",
      description: "Telegram adds a preview of the first linked page under a message.",
      examples: [false],
    }),
  silent: z
    .boolean()
    .default(false)
    .meta({
      title: "Send without sound",
      description: "People see the messages, and their phones stay quiet.",
      examples: [false],
    }),
});

export type TelegramSettings = z.output<typeof telegramSettings>;
