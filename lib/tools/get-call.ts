import { z } from "zod";
import { resultOfApproval } from "@/lib/approvals/result-of-approval";
import { notFound } from "@/lib/errors";
import { defineQuery } from "@/lib/pipeline/operation";
import { loadCalls } from "./load-calls";
import { ToolCallRecord } from "./tool-call";

export const getToolCall = defineQuery({
  name: "get_tool_call",
  summary: "Tell how one tool call stands or ended, and what came of one that was approved.",
  permission: "calls:read",
  agents: true,
  input: z.strictObject({ callId: z.uuid().describe("Id of the call") }),
  output: ToolCallRecord.extend({
    /**
     * Of a call that a person approved, for the agent that made it and for a day after it ended: what it
     * returned. Null otherwise.
     */
    result: z.unknown(),
    truncated: z.boolean(),
  }),
  async nodes(tx, { callId }, organizationId) {
    const row = await tx.toolCall.findFirst({
      where: { organizationId, id: callId },
      select: { nodeId: true },
    });
    if (!row) throw notFound("This call");
    return [row.nodeId];
  },
  async run({ tx, actor, organizationId, place }, { callId }) {
    const filter = { scope: "here", nodeId: place.node.id, callId, limit: 1 } as const;
    const [call] = await loadCalls(tx, organizationId, place, filter);
    if (!call) throw notFound("This call");
    const kept = actor.kind === "agent" ? await resultOfApproval(tx, organizationId, callId) : null;
    return { ...call, result: kept?.result ?? null, truncated: kept?.truncated ?? false };
  },
});
