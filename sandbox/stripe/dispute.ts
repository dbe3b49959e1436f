import type { StripeCall } from "./call";
import type { StripeCharge, StripeDispute } from "./seed";

type Told = Pick<StripeCall, "account" | "nextId" | "record" | "send">;

/** The payer's bank takes a payment back, or only asks about it. */
export function openDispute(
  call: Told,
  charge: StripeCharge,
  { isInquiry = false, amount = charge.amount } = {},
): StripeDispute {
  const dispute: StripeDispute = {
    id: call.nextId("dp"),
    charge: charge.id,
    amount,
    currency: charge.currency,
    status: isInquiry ? "warning_needs_response" : "needs_response",
    created: Math.floor(Date.now() / 1000),
  };
  charge.disputed = true;
  call.account.disputes.push(dispute);
  call.record("dispute.created", dispute.id);
  call.send("charge.dispute.created", presentDispute(dispute));
  if (!isInquiry) call.send("charge.dispute.funds_withdrawn", presentDispute(dispute));
  return dispute;
}

/** The bank decided. */
export function closeDispute(call: Told, dispute: StripeDispute, isWon: boolean): void {
  dispute.status = isWon ? "won" : "lost";
  call.record("dispute.closed", dispute.id);
  call.send("charge.dispute.closed", presentDispute(dispute));
  if (isWon) call.send("charge.dispute.funds_reinstated", presentDispute(dispute));
}

const presentDispute = (dispute: StripeDispute) => ({
  ...dispute,
  object: "dispute",
  payment_intent: `pi_${dispute.charge.slice(3)}`,
  reason: "fraudulent",
  is_charge_refundable: false,
  livemode: false,
  metadata: {},
});
