import { z } from "zod";
import { conflict, notFound } from "@/lib/errors";
import { defineCommand } from "@/lib/pipeline/operation";
import { loadBudgets } from "./load-budgets";
import { lockCredits } from "./lock-credits";
import { formatMicros } from "./money";

export const deleteBudget = defineCommand({
  name: "delete_budget",
  summary: "Take away a budget of a node: those above it still count.",
  permission: "budgets:write",
  input: z.strictObject({
    nodeId: z.string().describe("Id of the node that it is set at"),
    budgetId: z.uuid().describe("Id of the budget"),
    version: z
      .int()
      .min(0)
      .optional()
      .describe("Version of the budget; refused when it is another by now"),
  }),
  output: z.object({ budgetId: z.uuid() }),
  nodes: (_tx, { nodeId }) => [nodeId],
  run: ({ organizationId, commit }, { budgetId, version }) =>
    commit(async (tx, { place }) => {
      await lockCredits(tx, organizationId);
      const budgets = await loadBudgets(tx, organizationId, place);
      const budget = budgets.find(({ id, where }) => id === budgetId && where === "here");
      if (!budget) throw notFound("This budget");
      if (version !== undefined && version !== budget.version)
        throw conflict("Someone changed this budget meanwhile. Look at it, then try again.");
      await tx.budgetPeriod.deleteMany({ where: { organizationId, budgetId } });
      await tx.budget.delete({ where: { organizationId_id: { organizationId, id: budgetId } } });
      return {
        result: { budgetId },
        audit: {
          subjectId: budgetId,
          details: {
            period: budget.period,
            for: budget.integration?.name ?? "",
            meter: budget.meter ?? "",
            amount: formatMicros(budget.amountMicros),
          },
        },
      };
    }),
});
