import type { CallToolResult } from "@modelcontextprotocol/server";
import { execute } from "@/lib/pipeline/execute";
import { callTool } from "@/lib/tools/dispatch";
import { toAnswer } from "./mcp-answer";
import type { McpCall } from "./mcp-call";
import { progressOf } from "./mcp-progress";

/** Calls a tool of an integration through the one dispatcher. The account is not an argument of the tool itself. */
export async function callIntegrationTool(
  { caller, context }: McpCall,
  tool: string,
  { account, ...args }: Record<string, unknown>,
): Promise<CallToolResult> {
  const onProgress = progressOf(context);
  const listening = {
    ...caller,
    signal: context.mcpReq.signal,
    ...(onProgress && { onProgress }),
  };
  const called = await execute(callTool, listening, {
    nodeId: caller.actor.nodeId,
    tool,
    arguments: args,
    ...(account !== undefined && { account }),
  });
  return toAnswer(called.result, JSON.stringify(called.result));
}
