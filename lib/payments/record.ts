import { randomUUID } from "node:crypto";
import { z } from "zod";
import { addMoney } from "@/lib/credits/add-money";
import { formatMicros } from "@/lib/credits/money";
import { AppError } from "@/lib/errors";
import { defineCommand } from "@/lib/pipeline/operation";
import { NodeId } from "@/lib/tree/node";
import { countResumed } from "./count-resumed";
import { nodesOfMoney } from "./nodes-of-money";
import { Payment, viewPayments } from "./payment";
import { stripeAccount } from "./stripe-account";
import { TopUpAmount } from "./top-up-amount";

export const recordPayment = defineCommand({
  name: "record_payment",
  summary:
    "Add credits for money that was paid in another way, where this server takes no payments by Stripe.",
  permission: "money:write",
  input: z.strictObject({
    nodeId: NodeId,
    amountMicros: TopUpAmount,
    reference: z
      .string()
      .trim()
      .min(1, "Say what it can be found by, for example an invoice number.")
      .max(200)
      .describe("What it can be found by, for example an invoice number"),
  }),
  output: Payment,
  nodes: nodesOfMoney,

  run({ actor, organizationId, commit }, { amountMicros, reference }) {
    if (stripeAccount())
      throw new AppError("conflict", "This server takes payments by Stripe. Top up there.");
    const paymentId = randomUUID();
    const amount = BigInt(amountMicros);
    const createdBy = actor.kind === "person" ? actor.userId : undefined;
    return commit(async (tx) => {
      const payment = { organizationId, id: paymentId };
      await tx.payment.create({
        data: {
          ...payment,
          kind: "recorded",
          state: "paid",
          amountMicros: amount,
          reference,
          createdBy: createdBy ?? null,
          paidAt: new Date(),
          endedAt: new Date(),
        },
      });
      const resumed = await countResumed(tx, organizationId, () =>
        addMoney(tx, {
          organizationId,
          key: `top_up:${paymentId}`,
          kind: "top_up",
          amountMicros: amount,
          paymentId,
          note: reference,
          createdBy,
        }),
      );
      const row = await tx.payment.update({
        where: { organizationId_id: payment },
        data: { resumed },
      });
      const [result] = await viewPayments(tx, [row]);
      if (!result) throw new Error("A payment that was written is there");
      return {
        result,
        audit: { subjectId: paymentId, details: { amount: formatMicros(amount), reference } },
      };
    });
  },
});
