import { createHash } from "node:crypto";
import { z } from "zod";
import { AppError, invalidField } from "@/lib/errors";
import { defineTool } from "../manifest";
import { readAnswer } from "../read-answer";
import { api } from "./list";
import type { StripeSettings } from "./settings";

const Charge = z.object({
  id: z.string(),
  amount: z.number(),
  amount_refunded: z.number(),
  currency: z.string(),
});

type Charge = z.output<typeof Charge>;

/** What to refund of a charge, in its smallest unit, or why not. */
export function requireRefundable(
  charge: Charge,
  wanted: number | undefined,
  { currency, refund_limit_cents: limit }: StripeSettings,
): number {
  const left = charge.amount - charge.amount_refunded;
  const amount = wanted ?? left;
  if (currency !== undefined && charge.currency !== currency)
    throw new AppError(
      "invalid_input",
      `This charge is in ${charge.currency}; the setting Currency allows refunds in ${currency} only.`,
    );
  if (left <= 0) throw invalidField("charge", "This charge is already refunded in full.");
  if (amount > left) throw invalidField("amount_cents", `Only ${left} of this charge is left.`);
  if (limit !== undefined && charge.amount_refunded + amount > limit)
    throw new AppError(
      "invalid_input",
      `The setting Refund limit allows ${limit} for one charge; ${charge.amount_refunded} is already refunded, and ${amount} more would pass it.`,
    );
  return amount;
}

/**
 * The same refund has the same key, so that a repeated call, also one whose answer was lost, never
 * pays twice. Stripe keeps keys for a day.
 */
export const idempotencyKey = (charge: string, amount: number, reference = ""): string =>
  createHash("sha256")
    .update(JSON.stringify(["refund", charge, amount, reference]))
    .digest("hex");

const Refund = z.object({
  id: z.string(),
  amount: z.number(),
  currency: z.string(),
  status: z.string().nullish(),
  charge: z.string().nullish(),
});

export const createRefund = defineTool<StripeSettings>()({
  name: "stripe_create_refund",
  title: "Refund a charge",
  description:
    "Pays back a charge, in full or in part. It cannot be undone. The settings may limit the amount and the currency. Repeating a call with the same charge, amount and reference within a day returns the first refund instead of paying again.",
  effect: "destructive",
  scopes: [],
  input: z.object({
    charge: z
      .string()
      .regex(/^(ch|py)_\w{1,250}$/, "A charge's id starts with ch_ or py_.")
      .describe("Id of the charge (ch_…), as the list of charges has it."),
    amount_cents: z
      .int()
      .min(1)
      .max(99_999_999)
      .optional()
      .describe("How much, in the currency's smallest unit. Leave out for all that is left."),
    reason: z
      .enum(["duplicate", "fraudulent", "requested_by_customer"])
      .optional()
      .describe("Why, as Stripe records it."),
    reference: z
      .string()
      .min(1)
      .max(200)
      .optional()
      .describe("Your own name for this refund. Only needed to refund the same amount again."),
  }),
  output: Refund,
  async run({ call, settings }, { charge: id, amount_cents, reason, reference }) {
    const charge = readAnswer(Charge, await call({ url: `${api}/charges/${id}` }));
    const amount = requireRefundable(charge, amount_cents, settings);
    const response = await call({
      method: "POST",
      url: `${api}/refunds`,
      headers: { "idempotency-key": idempotencyKey(id, amount, reference) },
      form: { charge: id, amount, reason },
    });
    return readAnswer(Refund, response);
  },
});
