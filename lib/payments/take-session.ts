import "server-only";
import { addMoney } from "@/lib/credits/add-money";
import { formatMicros } from "@/lib/credits/money";
import { crashPoint } from "@/lib/crash-point";
import { inOrganization, type Tx } from "@/lib/db";
import { logError } from "@/lib/log";
import { announce } from "@/lib/pipeline/announce";
import { recordAudit } from "@/lib/pipeline/audit";
import { countResumed } from "./count-resumed";
import { lockPayment } from "./lock-payment";
import type { PaymentRow } from "./payment";
import type { StripeAccount } from "./stripe-account";
import type { SessionObject } from "./stripe-event";
import type { Taken } from "./taken";
import { fromCents } from "./top-up-amount";

/** Credits what was paid at a checkout, or notes that nothing was, or that a bank still works on it. */
export async function takeSession(
  account: StripeAccount,
  session: SessionObject,
  over?: "failed" | "expired",
): Promise<Taken> {
  const { metadata } = session;
  if (!metadata) return "ignored";
  const { organizationId } = metadata;
  const taken = await inOrganization(organizationId, async (tx): Promise<Taken> => {
    const payment = await lockPayment(tx, account, metadata);
    if (payment?.sessionId !== session.id) return "ignored";
    // Money that came stands, whatever is told after it or came before it.
    if (payment.state === "paid") return "taken";
    if (over !== undefined) await end(tx, payment, over);
    else if (session.payment_status === "unpaid") await markProcessing(tx, payment);
    else if (session.payment_status !== "paid") return "ignored";
    else if (isWhatWasAsked(payment, session)) await credit(tx, payment, session);
    else return "ignored";
    await announce(tx, { organizationId, nodeIds: [organizationId], what: "credits" });
    crashPoint("payment:before_commit");
    return "taken";
  });
  crashPoint("payment:after_commit");
  return taken;
}

function isWhatWasAsked({ id, amountMicros }: PaymentRow, session: SessionObject): boolean {
  const { amount_total: cents, currency } = session;
  if (currency === "usd" && cents !== null && fromCents(cents) === amountMicros) return true;
  logError("Stripe tells of another amount than was asked for", undefined, {
    paymentId: id,
    asked: amountMicros.toString(),
    cents: cents?.toString(),
    currency,
  });
  return false;
}

const end = (tx: Tx, { organizationId, id }: PaymentRow, state: "failed" | "expired") =>
  tx.payment.updateMany({
    where: { organizationId, id, state: { in: ["open", "processing"] } },
    data: { state, endedAt: new Date() },
  });

const markProcessing = (tx: Tx, { organizationId, id }: PaymentRow) =>
  tx.payment.updateMany({
    where: { organizationId, id, state: { in: ["open", "cancelled"] } },
    data: { state: "processing", endedAt: null },
  });

async function credit(tx: Tx, payment: PaymentRow, session: SessionObject): Promise<void> {
  const { organizationId, id, amountMicros, world, createdBy } = payment;
  const resumed = await countResumed(tx, organizationId, () =>
    addMoney(tx, {
      organizationId,
      key: `top_up:${id}`,
      kind: "top_up",
      amountMicros,
      paymentId: id,
      sandbox: world === "sandbox",
      createdBy: createdBy ?? undefined,
    }),
  );
  const now = new Date();
  await tx.payment.update({
    where: { organizationId_id: { organizationId, id } },
    data: {
      state: "paid",
      intentId: session.payment_intent ?? null,
      resumed,
      paidAt: now,
      endedAt: now,
    },
  });
  await recordAudit(
    tx,
    { actor: { kind: "system" }, organizationId },
    {
      nodeId: organizationId,
      operation: "take_payment",
      outcome: "done",
      subjectId: id,
      details: { amount: formatMicros(amountMicros), resumed },
    },
  );
}
