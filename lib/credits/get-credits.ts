import { z } from "zod";
import { loadFacts } from "@/lib/installations/facts";
import { viewOfFacts } from "@/lib/installations/view";
import { stripeAccount } from "@/lib/payments/stripe-account";
import { allows } from "@/lib/pipeline/access";
import { defineQuery } from "@/lib/pipeline/operation";
import type { Place } from "@/lib/pipeline/lineage";
import { NodeId } from "@/lib/tree/node";
import { Budget } from "./budget";
import { creditsText } from "./credits-text";
import { forecast, Forecast } from "./forecast";
import { reachedOn } from "./reached-on";
import { spendable } from "./spendable";
import { loadBudgets } from "./load-budgets";
import { loadPool, loadUseHere, Pool } from "./load-pool";
import { loadSpending, loadSpendingOfBudgets } from "./load-spending";
import { PriceView } from "./price-words";

export const Credits = z.object({
  nodeId: z.string(),
  pool: Pool.nullable().describe("The organization's; null for whoever may not read it"),
  spendableMicros: z
    .string()
    .nullable()
    .describe(
      "What may be spent here now, within the pool and every budget on the line; null for viewers",
    ),
  month: z.string().describe("The present month (UTC), YYYY-MM"),
  spentMicros: z.string().describe("Spent here and below in this month, micro-dollars"),
  reservedMicros: z.string().describe("Held here and below for what is under way"),
  dueMicros: z.string().describe("Used here and below, and charged as soon as there is credit"),
  forecast: Forecast.nullable().describe("Of the organization's pool; null for viewers"),
  budgets: z
    .array(
      Budget.extend({
        reachedOn: z
          .string()
          .nullable()
          .describe("The day (UTC) on which it is used up at this rate, if before it resets"),
      }),
    )
    .describe("Those here and above, the nearest first"),
  usageBased: z
    .array(
      z.object({
        id: z.string(),
        name: z.string(),
        status: z.string(),
        spendableMicros: z.string().nullable().describe("The same for this integration alone"),
        prices: z.array(PriceView),
      }),
    )
    .describe("What is in effect here and costs something"),
  topUp: z.object({
    nodeId: z.string().describe("The organization"),
    way: z.enum(["checkout", "record"]).describe("Paid at Stripe, or recorded by an owner"),
    sandbox: z.boolean().describe("Whether the sandbox plays Stripe"),
    may: z.boolean().describe("Whether the caller may"),
    who: z.string().describe("Whoever may"),
  }),
  text: z.string().describe("What using integrations costs here, and what is left for it"),
});
export type Credits = z.infer<typeof Credits>;

export const getCredits = defineQuery({
  name: "get_credits",
  summary:
    "Tell what may be spent at a node, how long it lasts at this rate, its budgets, and what using its integrations costs.",
  permission: "integrations:read",
  agents: true,
  input: z.strictObject({ nodeId: NodeId }),
  output: Credits,
  nodes: (_tx, { nodeId }) => [nodeId],

  async run({ tx, actor, organizationId, place }, { nodeId }) {
    const now = new Date();
    const facts = await loadFacts(tx, organizationId, [nodeId]);
    const { availableMicros } = facts.credits;
    const { kind } = place.node;
    const seesRoom = actor.kind === "agent" || allows(place.role, "tools:try", kind);
    const room = (integration?: string): string | null =>
      seesRoom ? spendable(facts.credits, integration).toString() : null;
    const loaded = await loadBudgets(tx, organizationId, place);
    const ids = loaded.map(({ id }) => id);
    const spendings = await loadSpendingOfBudgets(tx, organizationId, ids, now);
    const budgets = loaded.map((each) => ({
      ...each,
      reachedOn: reachedOn(each, spendings.get(each.id)),
    }));
    const usageBased = viewOfFacts({ place, actor, organizationId }, facts)
      .filter(({ price, status }) => price === "usage" && status !== "available")
      .map(({ id, name, status, prices }) => ({
        id,
        name,
        status,
        spendableMicros: room(id),
        prices,
      }));
    const lasting = seesRoom
      ? forecast({
          ...(await loadSpending(tx, organizationId, organizationId, now)),
          availableMicros: BigInt(availableMicros),
        })
      : null;
    return {
      nodeId,
      pool: allows(place.role, "balance:read", kind)
        ? await loadPool(tx, organizationId, availableMicros)
        : null,
      spendableMicros: room(),
      month: now.toISOString().slice(0, 7),
      ...(await loadUseHere(tx, organizationId, nodeId)),
      forecast: lasting,
      budgets,
      usageBased,
      topUp: toTopUp(organizationId, place),
      text: creditsText({ usageBased, spendableMicros: room(), budgets, lasting }),
    };
  },
});

function toTopUp(nodeId: string, { lineage, node, role }: Place): z.input<typeof Credits>["topUp"] {
  const [organization] = lineage;
  const account = stripeAccount();
  return {
    nodeId,
    way: account ? "checkout" : "record",
    sandbox: account?.world === "sandbox",
    may: allows(role, "money:write", node.kind),
    who: `Owners of ${organization?.name ?? "the organization"}`,
  };
}
