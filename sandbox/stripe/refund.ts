import type { StripeCall } from "./call";
import { dollars } from "./dollars";
import { metadataOf, textOf } from "./form";
import { presentCharge, presentRefund } from "./present";
import { noSuch, StripeProblem } from "./problem";
import type { StripeCharge, StripeRefund } from "./seed";

const reasons = ["duplicate", "fraudulent", "requested_by_customer"];

/** Gives money of a charge back, never more than is left of it. */
export function createRefund({ account, form, nextId, record, send }: StripeCall): object {
  const chargeId = textOf(form, "charge") ?? toChargeId(textOf(form, "payment_intent"));
  if (chargeId === null)
    throw new StripeProblem(
      400,
      "One of the following params should be provided for this request: payment_intent or charge.",
      { code: "parameter_missing" },
    );
  const charge = account.charges.find(({ id }) => id === chargeId);
  if (charge === undefined) throw noSuch("charge", chargeId, "charge");
  if (charge.status !== "succeeded")
    throw new StripeProblem(400, "This charge has not been captured and cannot be refunded.", {
      param: "charge",
    });
  const left = charge.amount - charge.amountRefunded;
  if (left === 0)
    throw new StripeProblem(400, `Charge ${charge.id} has already been refunded.`, {
      code: "charge_already_refunded",
    });
  const amount = form.amount === undefined ? left : Number(form.amount);
  if (!Number.isInteger(amount) || amount < 1)
    throw new StripeProblem(400, "Invalid positive integer", {
      code: "parameter_invalid_integer",
      param: "amount",
    });
  if (amount > left)
    throw new StripeProblem(
      400,
      left === charge.amount
        ? `Refund amount (${dollars(amount)}) is greater than charge amount (${dollars(left)})`
        : `Refund amount (${dollars(amount)}) is greater than unrefunded amount on charge (${dollars(left)})`,
      { param: "amount" },
    );
  const reason = textOf(form, "reason");
  if (reason !== null && !reasons.includes(reason))
    throw new StripeProblem(400, `Invalid reason: must be one of ${reasons.join(", ")}`, {
      param: "reason",
    });

  charge.amountRefunded += amount;
  account.available -= amount;
  const refund = {
    id: nextId("re"),
    charge: charge.id,
    amount,
    currency: charge.currency,
    reason,
    metadata: metadataOf(form),
    created: Math.floor(Date.now() / 1000),
  };
  account.refunds.push(refund);
  record("refund.created", refund.id);
  send("charge.refunded", presentCharge(charge));
  return presentRefund(refund);
}

/** The payer's bank sends a refund back: the money is the account's again. */
export function failRefund(
  { account, record, send }: Pick<StripeCall, "account" | "record" | "send">,
  charge: StripeCharge,
  refund: StripeRefund,
): void {
  refund.failed = true;
  charge.amountRefunded -= refund.amount;
  account.available += refund.amount;
  record("refund.failed", refund.id);
  send("charge.refund.updated", presentRefund(refund));
  send("refund.failed", presentRefund(refund));
}

function toChargeId(paymentIntent: string | null): string | null {
  return paymentIntent === null ? null : paymentIntent.replace(/^pi_/, "ch_");
}
