import type { StripeCall } from "./call";
import { presentSession } from "./present-session";
import type { StripeCharge, StripeSession } from "./seed";

type Told = Pick<StripeCall, "account" | "nextId" | "record" | "send">;

/** Pays at once with a card, or has a bank pay, which takes its time. */
export function paySession(call: Told, session: StripeSession, by: "card" | "bank"): void {
  const charge: StripeCharge = {
    id: call.nextId("ch"),
    customer: null,
    amount: session.amount,
    amountRefunded: 0,
    currency: session.currency,
    description: session.description,
    status: by === "card" ? "succeeded" : "pending",
    last4: by === "card" ? "4242" : "6789",
    metadata: session.chargeMetadata,
    created: Math.floor(Date.now() / 1000),
  };
  call.account.charges.push(charge);
  session.chargeId = charge.id;
  session.status = "complete";
  if (by === "card") session.paymentStatus = "paid";
  call.record("checkout.session.completed", session.id);
  call.send("checkout.session.completed", presentSession(session));
}

/** What a bank did in the end. */
export function settleSession(call: Told, session: StripeSession, isPaid: boolean): void {
  const charge = call.account.charges.find(({ id }) => id === session.chargeId);
  if (charge?.status !== "pending") return;
  charge.status = isPaid ? "succeeded" : "failed";
  if (isPaid) session.paymentStatus = "paid";
  const type = `checkout.session.async_payment_${isPaid ? "succeeded" : "failed"}`;
  call.record(type, session.id);
  call.send(type, presentSession(session));
}

/** Nobody can pay it any more. */
export function expireSession(call: Told, session: StripeSession): void {
  session.status = "expired";
  call.record("checkout.session.expired", session.id);
  call.send("checkout.session.expired", presentSession(session));
}
