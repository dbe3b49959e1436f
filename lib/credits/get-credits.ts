import { z } from "zod";
import type { EffectiveIntegration } from "@/lib/installations/effective-integration";
import { viewIntegrations, viewOfFacts } from "@/lib/installations/view";
import { agentFactsOf } from "@/lib/keys/agent-snapshot";
import { defineQuery } from "@/lib/pipeline/operation";

const Credits = z.object({
  /** What is in effect here and draws on the organization's credit pool. */
  usageBased: z.array(z.object({ id: z.string(), name: z.string() })),
  text: z.string().describe("What using integrations costs here, in one sentence"),
});

export const getCredits = defineQuery({
  name: "get_credits",
  summary: "Tell what using the integrations at a node costs.",
  permission: "integrations:read",
  agents: true,
  input: z.strictObject({ nodeId: z.string().describe("Id of the node") }),
  output: Credits,
  nodes: (_tx, { nodeId }) => [nodeId],
  run: async (context) => toCredits(await viewIntegrations(context.tx, context)),
  fromSnapshot: (context) => toCredits(viewOfFacts(context, agentFactsOf(context.data).facts)),
});

function toCredits(views: readonly EffectiveIntegration[]): z.input<typeof Credits> {
  const usageBased = views
    .filter(({ price, status }) => price === "usage" && status !== "available")
    .map(({ id, name }) => ({ id, name }));
  const names = new Intl.ListFormat("en").format(usageBased.map(({ name }) => name));
  return {
    usageBased,
    text:
      usageBased.length === 0
        ? "Every integration that is in effect here is free: calling its tools costs nothing."
        : `${names} draws on the organization's credit pool; everything else here is free.`,
  };
}
