import { z } from "zod";
import { notFound } from "@/lib/errors";
import { defineQuery } from "@/lib/pipeline/operation";
import { nodesOfPayment } from "./nodes-of-money";
import { Payment, PaymentId, viewPayments } from "./payment";

export const getPayment = defineQuery({
  name: "get_payment",
  summary: "Tell how a payment stands, and the balance now.",
  permission: "balance:read",
  input: z.strictObject({ paymentId: PaymentId }),
  output: Payment.extend({
    balanceMicros: z.string().describe("The organization's balance now, micro-dollars"),
  }),
  nodes: nodesOfPayment,

  async run({ tx, organizationId }, { paymentId }) {
    const row = await tx.payment.findFirst({ where: { organizationId, id: paymentId } });
    const [payment] = row ? await viewPayments(tx, [row]) : [];
    if (!payment) throw notFound("This payment");
    const pool = await tx.creditPool.findFirst({ where: { organizationId } });
    return { ...payment, balanceMicros: (pool?.balanceMicros ?? 0n).toString() };
  },
});
