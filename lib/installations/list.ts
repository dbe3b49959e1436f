import { z } from "zod";
import { agentFactsOf } from "@/lib/keys/agent-snapshot";
import { defineQuery } from "@/lib/pipeline/operation";
import { EffectiveIntegration } from "./effective-integration";
import { viewIntegrations, viewOfFacts } from "./view";

export const listIntegrations = defineQuery({
  name: "list_integrations",
  summary:
    "List every integration as it is in effect at a node: status, account, tools, and what to do next.",
  permission: "integrations:read",
  agents: true,
  input: z.strictObject({ nodeId: z.string().describe("Id of the node") }),
  output: z.object({ integrations: z.array(EffectiveIntegration) }),
  nodes: (_tx, { nodeId }) => [nodeId],
  run: async (context) => ({ integrations: await viewIntegrations(context.tx, context) }),
  fromSnapshot: (context) => ({
    integrations: viewOfFacts(context, agentFactsOf(context.data).facts),
  }),
});
