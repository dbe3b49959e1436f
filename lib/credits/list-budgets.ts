import { z } from "zod";
import { allows } from "@/lib/pipeline/access";
import { defineQuery } from "@/lib/pipeline/operation";
import { Budget } from "./budget";
import { loadBudgets } from "./load-budgets";

export const listBudgets = defineQuery({
  name: "list_budgets",
  summary:
    "List the budgets that count at a node: its own, and all above it, which must have room as well; with what is spent and left of each.",
  permission: "usage:read",
  agents: true,
  input: z.strictObject({
    nodeId: z.string().describe("Id of the node"),
    below: z.boolean().default(false).describe("True adds those of everything below the node"),
  }),
  output: z.object({
    budgets: z
      .array(Budget)
      .describe("The nearest first: of the node, then of what it is in, then of what is below it"),
    canEdit: z.boolean().describe("Whether the caller may set budgets at the node"),
  }),
  nodes: (_tx, { nodeId }) => [nodeId],
  run: async ({ tx, organizationId, place, actor }, { below }) => ({
    budgets: await loadBudgets(tx, organizationId, place, { below }),
    canEdit: actor.kind !== "agent" && allows(place.role, "budgets:write", place.node.kind),
  }),
});
