import type { CallToolResult } from "@modelcontextprotocol/server";
import type { z } from "zod";
import { execute } from "@/lib/pipeline/execute";
import { callTool } from "@/lib/tools/dispatch";
import { findTool } from "@/lib/tools/find-tool";
import { schemasOf } from "@/lib/tools/tool-schemas";
import { lookAt } from "./mcp-approval";
import { toMcpContent } from "./mcp-content";
import { toRefusedText } from "./mcp-answer";
import type { McpCall } from "./mcp-call";
import { saysAnything } from "./mcp-list";
import { progressOf } from "./mcp-progress";

type Called = z.output<typeof callTool.output>;

/** Calls a tool of an integration through the one dispatcher. */
export async function callIntegrationTool(
  call: McpCall,
  tool: string,
  given: Record<string, unknown>,
): Promise<CallToolResult> {
  const { caller, context } = call;
  const onProgress = progressOf(context);
  const waiting = { ...caller, signal: context.mcpReq.signal, ...(onProgress && { onProgress }) };
  const called = await execute(callTool, waiting, {
    nodeId: caller.actor.nodeId,
    tool,
    ...splitAccount(tool, given),
  });
  const answer = called.approval
    ? await afterApproval(call, tool, called)
    : toToolAnswer(tool, called);
  return { ...answer, _meta: { "alfe/callId": called.callId } };
}

/** Which account to use is said among the arguments, but is none of the tool's own. */
function splitAccount(tool: string, given: Record<string, unknown>) {
  const isOwn = "account" in (findTool(tool)?.tool.input.shape ?? {});
  const { account, ...args } = given;
  return isOwn || account === undefined ? { arguments: given } : { arguments: args, account };
}

/** What is kept of a call that a person approved. */
const Kept = callTool.output.pick({ result: true, truncated: true });

/** A client that follows the call hears what was decided; any other is told where to ask. */
async function afterApproval(call: McpCall, tool: string, called: Called): Promise<CallToolResult> {
  const { approval, message, callId } = called;
  if (!approval) throw new Error("It waits for an approval");
  const isFollowed = progressOf(call.context) !== undefined;
  const { state, result, detail } = await lookAt(call, approval.id, isFollowed);
  if (state === "done") {
    const kept = Kept.parse(result);
    return toToolAnswer(tool, { ...called, ...kept, outcome: "done", message: null });
  }
  return toRefusedText([
    state === "waiting" ? (message ?? "A person has to approve this call.") : `${state}. ${detail}`,
    `A person decides at ${approval.url} until ${approval.expiresAt}.`,
    `Ask check_request {"callId":"${callId}"} what became of it, and do not send the call again.`,
  ]);
}

function toToolAnswer(tool: string, called: Called): CallToolResult {
  const { outcome, truncated, message } = called;
  if (outcome !== "done") return toRefusedText([message ?? `It ended as ${outcome}.`]);
  const content = called.content?.map(toMcpContent) ?? [];
  const notes = [message, truncated ? "The answer was too long; this is a part of it." : null];
  for (const text of notes) if (text !== null) content.push({ type: "text", text });
  const { result } = called;
  if (typeof result === "object" && result !== null)
    return {
      content: [...content, { type: "text", text: JSON.stringify(result) }],
      structuredContent: result,
    };
  // Clients take an answer without data as a failure where the tool declares some.
  const found = findTool(tool);
  const isOdd = found !== undefined && saysAnything(schemasOf(found.tool).output);
  return { content, ...(isOdd && { isError: true }) };
}
