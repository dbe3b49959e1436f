import "server-only";
import Stripe from "stripe";
import { z } from "zod";
import type { StripeAccount } from "./stripe-account";

/** Which payment it is about, as we told Stripe when its page was opened. */
const Ours = z.object({ alfe_organization: z.uuid(), alfe_payment: z.uuid() });
const Metadata = z
  .unknown()
  .transform((value) => Ours.safeParse(value).data)
  .transform((ours) =>
    ours ? { organizationId: ours.alfe_organization, paymentId: ours.alfe_payment } : null,
  );

/** Cents, as Stripe counts dollars. */
const Cents = z
  .int()
  .min(0)
  .transform((cents) => BigInt(cents));
const Id = z.string().nullish();

export const SessionObject = z.object({
  id: z.string(),
  metadata: Metadata,
  payment_status: z.string(),
  payment_intent: Id,
  amount_total: Cents.nullable(),
  currency: z.string().nullable(),
});
export type SessionObject = z.output<typeof SessionObject>;

export const ChargeObject = z.object({ id: z.string(), metadata: Metadata });
export type ChargeObject = z.output<typeof ChargeObject>;

export const RefundObject = z.object({
  id: z.string(),
  charge: z.string().nullable(),
  amount: Cents,
  currency: z.string(),
  status: z.string().nullable(),
});
export type RefundObject = z.output<typeof RefundObject>;

export const DisputeObject = z.object({
  id: z.string(),
  charge: z.string(),
  amount: Cents,
  currency: z.string(),
  status: z.string(),
});
export type DisputeObject = z.output<typeof DisputeObject>;

export type StripeEvent = { id: string; type: string; object: unknown };

/** Older than that it is not believed, so that one that was caught on its way is of no use later. */
const toleranceSeconds = 300;

const stripe = new Stripe("sk_unused");

/** What Stripe sent; undefined unless it was signed with the account's secret just now. */
export function readStripeEvent(
  { webhookSecret }: StripeAccount,
  body: Buffer,
  signature: string | null,
): StripeEvent | undefined {
  if (signature === null) return undefined;
  try {
    const { id, type, data } = stripe.webhooks.constructEvent(
      body,
      signature,
      webhookSecret.reveal(),
      toleranceSeconds,
    );
    return { id, type, object: data.object };
  } catch {
    return undefined;
  }
}
