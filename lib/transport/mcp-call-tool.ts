import {
  type CallToolRequestParams,
  type CallToolResult,
  type InputRequiredResult,
  ProtocolError,
  ProtocolErrorCode,
} from "@modelcontextprotocol/server";
import { findTool } from "@/lib/tools/find-tool";
import { toRefusal } from "./mcp-answer";
import type { McpCall } from "./mcp-call";
import { callIntegrationTool } from "./mcp-integration-tool";
import { findManagementTool } from "./mcp-management";
import { nextSteps } from "./mcp-next-step";
import { type Problem, toProblem } from "./problem";

/** Calls what an agent named. What fails is told as a result, so that the model behind it can act on it. */
export async function callMcpTool(
  call: McpCall,
  { name, arguments: args = {} }: CallToolRequestParams,
): Promise<CallToolResult | InputRequiredResult> {
  const tool = findManagementTool(name);
  const found = findTool(name);
  if (!tool && !found)
    throw new ProtocolError(ProtocolErrorCode.InvalidParams, `There is no tool "${name}".`);
  try {
    return await (tool ? tool.run(call, args) : callIntegrationTool(call, name, args));
  } catch (error) {
    if (error instanceof ProtocolError) throw error;
    const problem = toProblem(error, call.caller.requestId);
    const integration = found?.integration.id ?? args.integration;
    const steps =
      typeof integration === "string" ? await nextSteps(call.caller, integration, error) : [];
    return toRefusal(problem, [...approvalSteps(problem), ...steps]);
  }
}

const approvalSteps = ({ approval }: Problem): string[] =>
  approval
    ? [
        `A person decides at ${approval.url} until ${approval.expiresAt}.`,
        `Ask check_request {"approvalId":"${approval.id}"} what became of it, and do not ask again.`,
      ]
    : [];
