import { z } from "zod";
import { conflict, invalidField } from "@/lib/errors";
import { getIntegration } from "@/lib/integrations/catalog";
import { actorId } from "@/lib/pipeline/actor";
import { defineCommand } from "@/lib/pipeline/operation";
import { Budget, budgetLimits, budgetPeriods, MeterName } from "./budget";
import { notesOfBudget } from "./budget-words";
import { countWhatWas } from "./count-what-was";
import { loadBudgets } from "./load-budgets";
import { lockCredits } from "./lock-credits";
import { Micros } from "./micros";
import { formatMicros } from "./money";

const SetBudgetInput = z.strictObject({
  nodeId: z.string().describe("Id of the node: the budget is for it and all below it"),
  period: z.enum(budgetPeriods).describe("Whether it is for each day or each month (UTC)"),
  integration: z.string().max(64).optional().describe("Counts this integration only"),
  meter: MeterName.optional().describe("Counts this meter only"),
  amountMicros: Micros.describe("How much may be spent, in millionths of a dollar"),
  atLimit: z
    .enum(budgetLimits)
    .default("refuse")
    .describe("What becomes of calls beyond it: refused, or parked until a person approves"),
  version: z
    .int()
    .min(0)
    .optional()
    .describe(
      "Version of the budget that this changes, 0 for none; refused when it is another by now",
    ),
});

export const setBudget = defineCommand({
  name: "set_budget",
  summary:
    "Set how much may be spent at a node and below in each day or month. What was spent already counts.",
  permission: "budgets:write",
  input: SetBudgetInput,
  output: z.object({
    budget: Budget,
    notes: z.array(z.string()).describe("What to know of it beside the budgets above it"),
  }),
  nodes: (_tx, { nodeId }) => [nodeId],
  run: ({ actor, organizationId, commit }, input) =>
    commit(async (tx, { place }) => {
      const { nodeId, period, version } = input;
      const scope = { integration: input.integration ?? "", meter: input.meter ?? "" };
      assertCounts(scope);
      await lockCredits(tx, organizationId);
      const identity = { organizationId, nodeId, period, ...scope };
      const before = await tx.budget.findFirst({ where: identity });
      if (version !== undefined && version !== (before?.version ?? 0))
        throw conflict("Someone changed this budget meanwhile. Look at it, then save again.");
      const change = {
        amountMicros: BigInt(input.amountMicros),
        atLimit: input.atLimit,
        setBy: actorId(actor),
      };
      const { id } = before
        ? await tx.budget.update({
            where: { organizationId_id: { organizationId, id: before.id } },
            data: { ...change, version: { increment: 1 } },
            select: { id: true },
          })
        : await tx.budget.create({ data: { ...identity, ...change }, select: { id: true } });
      await countWhatWas(tx, organizationId, id);
      const budgets = await loadBudgets(tx, organizationId, place);
      const budget = budgets.find((each) => each.id === id);
      if (!budget) throw new Error("A budget that was just set is there");
      const above = budgets.filter(({ where }) => where === "above");
      return {
        result: { budget, notes: notesOfBudget(budget, above) },
        audit: {
          subjectId: id,
          details: {
            period,
            for: budget.integration?.name ?? "",
            meter: scope.meter,
            amount: formatMicros(change.amountMicros),
            before: before ? formatMicros(before.amountMicros) : "",
            atLimit: change.atLimit,
          },
        },
      };
    }),
});

/** What is free would never count for it. */
function assertCounts({ integration, meter }: { integration: string; meter: string }): void {
  if (integration === "") return;
  const { name, price, meters = [] } = getIntegration(integration);
  if (price === "free")
    throw invalidField("integration", `${name} is free: a budget would never count anything.`);
  if (meter !== "" && !meters.some((each) => each === meter))
    throw invalidField("meter", `${name} is counted by ${meters.join(", ")}.`);
}
