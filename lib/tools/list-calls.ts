import { z } from "zod";
import { Moment } from "@/lib/pipeline/moment";
import { defineQuery } from "@/lib/pipeline/operation";
import { loadCalls } from "./load-calls";
import { ToolCallRecord, ToolOutcome } from "./tool-call";

export const listToolCalls = defineQuery({
  name: "list_tool_calls",
  summary:
    "List the tool calls at and below a node, the newest first: who called which tool with which account, what allowed it, and how it ended.",
  permission: "calls:read",
  agents: true,
  input: z.strictObject({
    nodeId: z.string().describe("Id of the node"),
    tool: z.string().max(64).optional().describe("Only calls of this tool"),
    integration: z.string().max(64).optional().describe("Only tools of this integration"),
    outcome: ToolOutcome.optional().describe("Only calls that stand or ended so"),
    account: z.uuid().optional().describe("Only calls with this connection"),
    by: z.uuid().optional().describe("Only calls that this person or agent made"),
    from: Moment.optional().describe("Not before this time"),
    to: Moment.optional().describe("Before this time"),
    below: z.boolean().default(true).describe("False leaves out what is below the node"),
    cursor: z.uuid().optional().describe("Where the page before ended"),
    limit: z.int().min(1).max(200).default(50).describe("How many, 1 to 200"),
  }),
  output: z.object({
    calls: z.array(ToolCallRecord),
    nextCursor: z.uuid().nullable().describe("Where the next page starts; null on the last one"),
  }),
  nodes: (_tx, { nodeId }) => [nodeId],
  async run({ tx, organizationId, place }, { below, limit, ...input }) {
    const isRoot = input.nodeId === organizationId;
    const scope = !below || place.node.kind === "agent" ? "here" : isRoot ? "everywhere" : "below";
    const filter = { ...input, scope, limit: limit + 1 } as const;
    const found = await loadCalls(tx, organizationId, place, filter);
    const calls = found.slice(0, limit);
    return { calls, nextCursor: found.length > limit ? (calls.at(-1)?.id ?? null) : null };
  },
});
