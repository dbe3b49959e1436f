import { z } from "zod";

/** An agent's own address, to which its messages are sent. */
export const WebhookView = z.object({
  url: z.string(),
  state: z.enum(["ok", "failing"]),
  setAt: z.string(),
  failingSince: z.string().nullable(),
  failure: z.string().nullable().describe("What it answered last, where it does not take them"),
  failures: z.int().describe("How often in a row"),
  nextTryAt: z.string().nullable(),
});
export type WebhookView = z.infer<typeof WebhookView>;

export const NewWebhook = z.object({
  webhook: WebhookView,
  secret: z
    .string()
    .describe("Proves that a call is ours (Standard Webhooks). It is shown this once."),
});

type Row = {
  webhookUrl: string | null;
  webhookSetAt: Date | null;
  failingSince: Date | null;
  failure: string | null;
  failures: number;
  nextTryAt: Date | null;
};

export const toWebhookView = (row: Row): WebhookView | null =>
  row.webhookUrl === null
    ? null
    : {
        url: row.webhookUrl,
        state: row.failingSince === null ? "ok" : "failing",
        setAt: row.webhookSetAt?.toISOString() ?? "",
        failingSince: row.failingSince?.toISOString() ?? null,
        failure: row.failure,
        failures: row.failures,
        nextTryAt: row.nextTryAt?.toISOString() ?? null,
      };
