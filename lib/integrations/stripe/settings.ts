import { z } from "zod";

export const stripeSettings = z.object({
  refund_limit_cents: z
    .int("Enter a whole number of cents, like 5000 for 50.00.")
    .min(0, "Enter 0 or more.")
    .max(100_000_000)
    .optional()
    .meta({
      title: "Refund limit in cents",
      description:
        "The most that agents may refund of one charge, all refunds together, in the currency's smallest unit. 0 allows none; empty sets no limit.",
      examples: [5000],
    }),
  currency: z
    .enum(["usd", "eur", "gbp", "chf", "cad", "aud", "jpy"])
    .optional()
    .meta({
      title: "Currency",
      description: "Agents may refund only charges in this currency. Empty allows every one.",
      examples: ["usd"],
    }),
});

export type StripeSettings = z.output<typeof stripeSettings>;
