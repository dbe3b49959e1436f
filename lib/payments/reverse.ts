import "server-only";
import { addMoney } from "@/lib/credits/add-money";
import { formatMicros } from "@/lib/credits/money";
import type { Tx } from "@/lib/db";
import { ownersOf } from "@/lib/notifications/owners-of";
import { notify } from "@/lib/notifications/notify";
import { announce } from "@/lib/pipeline/announce";
import { recordAudit } from "@/lib/pipeline/audit";
import { lockPayment } from "./lock-payment";
import type { PaymentRow } from "./payment";
import type { StripeAccount } from "./stripe-account";

type Move = {
  /** What makes it the same: told twice it counts once. */
  key: string;
  kind: "refund" | "dispute" | "refund_failed" | "dispute_won";
  amountMicros: bigint;
};

/** Puts back what the line with the key `taken` took: a dispute was won, a refund did not arrive. */
export async function putBack(
  tx: Tx,
  account: StripeAccount,
  metadata: { organizationId: string; paymentId: string },
  { taken, ...move }: Omit<Move, "amountMicros"> & { taken: string },
): Promise<void> {
  const { organizationId } = metadata;
  const payment = await lockPayment(tx, account, metadata);
  const line = await tx.ledgerEntry.findFirst({ where: { organizationId, key: taken } });
  if (payment && line) await reverse(tx, payment, { ...move, amountMicros: line.amountMicros });
}

/**
 * Takes back what was paid in, never more of it than is still there; or puts back what was taken so. The balance
 * may fall below zero by it: then nothing is spent until there is credit again.
 */
export async function reverse(tx: Tx, payment: PaymentRow, move: Move): Promise<void> {
  const { organizationId, id, amountMicros: paid, reversedMicros, world } = payment;
  const isBack = move.kind === "dispute_won" || move.kind === "refund_failed";
  const most = isBack ? reversedMicros : paid - reversedMicros;
  const amountMicros = move.amountMicros < most ? move.amountMicros : most;
  if (amountMicros <= 0n) return;
  const isNews = await addMoney(tx, {
    organizationId,
    key: move.key,
    kind: move.kind,
    amountMicros,
    paymentId: id,
    sandbox: world === "sandbox",
  });
  if (!isNews) return;
  await tx.payment.update({
    where: { organizationId_id: { organizationId, id } },
    data: { reversedMicros: isBack ? { decrement: amountMicros } : { increment: amountMicros } },
  });
  const amount = formatMicros(amountMicros);
  await recordAudit(
    tx,
    { actor: { kind: "system" }, organizationId },
    {
      nodeId: organizationId,
      operation: "reverse_payment",
      outcome: "done",
      subjectId: id,
      details: { amount, kind: move.kind },
    },
  );
  const pool = await tx.creditPool.findFirst({ where: { organizationId } });
  await notify(tx, {
    organizationId,
    userIds: await ownersOf(tx, organizationId),
    kind: "payment_reversed",
    key: `payment_reversed:${move.key}`,
    nodeId: organizationId,
    subjectId: id,
    details: { amount, why: move.kind, balance: formatMicros(pool?.balanceMicros ?? 0n) },
  });
  await announce(tx, { organizationId, nodeIds: [organizationId], what: "credits" });
}
