import { z } from "zod";

export const webSearchSettings = z.object({
  safe_search: z
    .enum(["off", "moderate", "strict"])
    .default("moderate")
    .meta({
      title: "Safe search",
      description: "Which pages for adults only are left out: none, their pictures, or all.",
      examples: ["strict"],
    }),
  blocked_domains: z
    .array(
      z
        .string()
        .max(253)
        .regex(
          /^(?=.*\.)[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/,
          "Enter a domain in small letters without https://, like example.com.",
        ),
    )
    .max(200)
    .default([])
    .meta({
      title: "Blocked domains",
      description: "Pages on these and what is below them are left out of the results.",
      examples: [["example.com"]],
    }),
});

export type WebSearchSettings = z.output<typeof webSearchSettings>;
