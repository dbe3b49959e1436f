import { z } from "zod";

export const gmailSettings = z.object({
  signature: z
    .string()
    .max(2000)
    .optional()
    .meta({
      title: "Signature",
      description: "Added under every mail and draft.",
      examples: ["Scout, assistant of the website team"],
      multiline: true,
    }),
  send_only_to_domains: z
    .array(
      z
        .string()
        .max(253)
        .regex(
          /^(?=.*\.)[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/,
          "Enter a domain in small letters without the @, like example.com.",
        ),
    )
    .max(200)
    .default([])
    .meta({
      title: "Send only to these domains",
      description:
        "Mail to other addresses is refused; drafts to them can be written. Empty allows every address.",
      examples: [["example.com"]],
    }),
});

export type GmailSettings = z.output<typeof gmailSettings>;
