import { z } from "zod";
import { defineQuery } from "@/lib/pipeline/operation";
import { loadToolCalls, ToolCallRecord } from "./tool-call";

export const listToolCalls = defineQuery({
  name: "list_tool_calls",
  summary:
    "List the latest tool calls of a node: which tool, with which account, and how it ended.",
  permission: "calls:read",
  agents: true,
  input: z.strictObject({
    nodeId: z.string().describe("Id of the node"),
    limit: z.coerce.number().int().min(1).max(200).default(50).describe("How many, 1 to 200"),
  }),
  output: z.object({ calls: z.array(ToolCallRecord) }),
  nodes: (_tx, { nodeId }) => [nodeId],
  run: async ({ tx, organizationId }, { nodeId, limit }) => ({
    calls: await loadToolCalls(tx, organizationId, { nodeId }, limit),
  }),
});
