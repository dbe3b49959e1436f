import { z } from "zod";

export const webFetchSettings = z.object({
  allowed_domains: z
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
      title: "Allowed domains",
      description:
        "Agents may fetch only from these and what is below them. Empty allows every public site.",
      examples: [["example.com"]],
    }),
  max_kilobytes: z
    .int("Enter a whole number.")
    .min(1, "Enter at least 1.")
    .max(2048, "Enter at most 2048.")
    .default(512)
    .meta({
      title: "Largest page in kilobytes",
      description: "What is longer is cut and marked as truncated.",
      examples: [512],
    }),
});

export type WebFetchSettings = z.output<typeof webFetchSettings>;
