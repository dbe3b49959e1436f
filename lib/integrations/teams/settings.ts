import { z } from "zod";

export const teamsSettings = z.object({
  format: z
    .enum(["markdown", "plain"])
    .default("markdown")
    .meta({
      title: "How messages are written",
      description: "Markdown, which Teams shows formatted, or plain text.",
      examples: ["markdown"],
    }),
});

export type TeamsSettings = z.output<typeof teamsSettings>;
