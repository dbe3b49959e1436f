import { z } from "zod";
import { notFound } from "@/lib/errors";
import { defineQuery } from "@/lib/pipeline/operation";
import { loadToolCalls, ToolCallRecord } from "./tool-call";

export const getToolCall = defineQuery({
  name: "get_tool_call",
  summary: "Tell how one tool call ended.",
  permission: "calls:read",
  agents: true,
  input: z.strictObject({ callId: z.uuid().describe("Id of the call") }),
  output: ToolCallRecord,
  async nodes(tx, { callId }, organizationId) {
    const row = await tx.toolCall.findFirst({
      where: { organizationId, id: callId },
      select: { nodeId: true },
    });
    if (!row) throw notFound("This call");
    return [row.nodeId];
  },
  async run({ tx, organizationId }, { callId }) {
    const [call] = await loadToolCalls(tx, organizationId, { id: callId }, 1);
    if (!call) throw notFound("This call");
    return call;
  },
});
