import type { CallToolResult } from "@modelcontextprotocol/server";
import type { z } from "zod";
import { execute } from "@/lib/pipeline/execute";
import { callTool } from "@/lib/tools/dispatch";
import { lookAt } from "./mcp-approval";
import { toMcpContent } from "./mcp-content";
import { toRefusedText } from "./mcp-answer";
import type { McpCall } from "./mcp-call";
import { progressOf } from "./mcp-progress";

type Called = z.output<typeof callTool.output>;

/** Calls a tool of an integration through the one dispatcher. The account is not an argument of the tool itself. */
export async function callIntegrationTool(
  call: McpCall,
  tool: string,
  { account, ...args }: Record<string, unknown>,
): Promise<CallToolResult> {
  const { caller, context } = call;
  const onProgress = progressOf(context);
  const waiting = { ...caller, signal: context.mcpReq.signal, ...(onProgress && { onProgress }) };
  const called = await execute(callTool, waiting, {
    nodeId: caller.actor.nodeId,
    tool,
    arguments: args,
    ...(account !== undefined && { account }),
  });
  const answer = called.approval ? await afterApproval(call, called) : toToolAnswer(called);
  return { ...answer, _meta: { "alfe/callId": called.callId } };
}

/** A client that follows the call hears what was decided; any other is told where to ask. */
async function afterApproval(call: McpCall, called: Called): Promise<CallToolResult> {
  const { approval, message, callId } = called;
  if (!approval) throw new Error("It waits for an approval");
  const isFollowed = progressOf(call.context) !== undefined;
  const { state, result, detail } = await lookAt(call, approval.id, isFollowed);
  if (state === "done") {
    const { result: value, truncated } = result as Pick<Called, "result" | "truncated">;
    return toToolAnswer({ ...called, outcome: "done", result: value, truncated, message: null });
  }
  return toRefusedText([
    state === "waiting" ? (message ?? "A person has to approve this call.") : `${state}. ${detail}`,
    `A person decides at ${approval.url} until ${approval.expiresAt}.`,
    `Ask check_request {"callId":"${callId}"} what became of it, and do not send the call again.`,
  ]);
}

function toToolAnswer({ outcome, result, truncated, content, message }: Called): CallToolResult {
  if (outcome !== "done") return toRefusedText([message ?? `It ended as ${outcome}.`]);
  // Only the whole of it is what the tool's output says.
  if (truncated)
    return toRefusedText(["Done, but the answer is too long. It begins so:", String(result)]);
  const isData = typeof result === "object" && result !== null && !Array.isArray(result);
  return {
    content: content?.map(toMcpContent) ?? [{ type: "text", text: JSON.stringify(result) }],
    ...(isData && { structuredContent: result }),
  };
}
