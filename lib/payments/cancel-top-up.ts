import { z } from "zod";
import { notFound } from "@/lib/errors";
import { defineCommand } from "@/lib/pipeline/operation";
import { closeCheckout } from "./close-checkout";
import { nodesOfPayment } from "./nodes-of-money";
import { Payment, PaymentId, viewPayments } from "./payment";

export const cancelTopUp = defineCommand({
  name: "cancel_top_up",
  summary:
    "Give up a checkout that was begun, so that it cannot be paid any more. What was paid meanwhile stays paid.",
  permission: "money:write",
  input: z.strictObject({ paymentId: PaymentId }),
  output: Payment,
  nodes: nodesOfPayment,

  async run({ organizationId, read, commit }, { paymentId }) {
    const where = { organizationId, id: paymentId };
    const before = await read((tx) => tx.payment.findFirst({ where }));
    if (!before) throw notFound("This payment");
    const wasOpen = before.state === "open";
    const isClosed = !wasOpen || (await closeCheckout(before));
    return commit(async (tx) => {
      const { count } = isClosed
        ? await tx.payment.updateMany({
            // Stripe tells that it is closed, too, perhaps before we come here.
            where: { ...where, state: { in: wasOpen ? ["open", "expired"] : [] } },
            data: { state: "cancelled", endedAt: new Date() },
          })
        : { count: 0 };
      const row = await tx.payment.findFirst({ where });
      const [result] = row ? await viewPayments(tx, [row]) : [];
      if (!result) throw notFound("This payment");
      return {
        result,
        audit: { subjectId: paymentId, details: { cancelled: count > 0 } },
      };
    });
  },
});
