import { z } from "zod";
import { defineQuery } from "@/lib/pipeline/operation";
import { EffectiveIntegration } from "./effective-integration";
import { viewIntegrations } from "./view";

export const listIntegrations = defineQuery({
  name: "list_integrations",
  summary:
    "List every integration as it is in effect at a node: status, account, tools, and what to do next.",
  permission: "integrations:read",
  input: z.object({ nodeId: z.string().describe("Id of the node") }),
  output: z.object({ integrations: z.array(EffectiveIntegration) }),
  nodes: (_tx, { nodeId }) => [nodeId],
  run: async (context) => ({ integrations: await viewIntegrations(context.tx, context) }),
});
