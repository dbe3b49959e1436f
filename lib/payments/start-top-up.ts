import { randomUUID } from "node:crypto";
import { z } from "zod";
import { SameOriginPath } from "@/lib/connections/begin-connect";
import { formatMicros } from "@/lib/credits/money";
import { publicOrigin } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { defineCommand } from "@/lib/pipeline/operation";
import { NodeId } from "@/lib/tree/node";
import { nodesOfMoney } from "./nodes-of-money";
import { openCheckout } from "./open-checkout";
import { PaymentId } from "./payment";
import { stripeAccount } from "./stripe-account";
import { TopUpAmount } from "./top-up-amount";

export const startTopUp = defineCommand({
  name: "start_top_up",
  summary:
    "Begin to pay for credits: returns the address of Stripe's page, where a person pays. What was paid is credited when Stripe says so.",
  permission: "money:write",
  input: z.strictObject({
    nodeId: NodeId,
    amountMicros: TopUpAmount,
    returnTo: SameOriginPath.optional().describe(
      "Page of the dashboard to come back to, with `payment` added to its query, and `cancelled=1` where nothing was paid; the organization's usage page unless told",
    ),
  }),
  output: z.object({
    paymentId: PaymentId,
    url: z.string().describe("Where to pay"),
  }),
  nodes: nodesOfMoney,

  async run({ actor, organizationId, place, commit }, { amountMicros, returnTo }) {
    const account = stripeAccount();
    if (!account)
      throw new AppError(
        "conflict",
        "This server takes no payments by Stripe. An owner records what was paid in another way.",
      );
    const paymentId = randomUUID();
    const amount = BigInt(amountMicros);
    const page = returnTo ?? `/${place.node.slug}/-/usage`;
    // Before it is noted: nobody can pay it yet, since only this answer says where.
    const { sessionId, url } = await openCheckout(account, {
      organizationId,
      organizationName: place.node.name,
      paymentId,
      amountMicros: amount,
      returnTo: new URL(page, publicOrigin()),
    });
    return commit(async (tx) => {
      await tx.payment.create({
        data: {
          organizationId,
          id: paymentId,
          kind: "checkout",
          state: "open",
          world: account.world,
          amountMicros: amount,
          sessionId,
          createdBy: actor.kind === "person" ? actor.userId : null,
        },
      });
      return {
        result: { paymentId, url },
        audit: { subjectId: paymentId, details: { amount: formatMicros(amount) } },
      };
    });
  },
});
