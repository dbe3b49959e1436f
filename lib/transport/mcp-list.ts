import type { ListToolsResult, Tool } from "@modelcontextprotocol/server";
import { execute } from "@/lib/pipeline/execute";
import { listTools } from "@/lib/tools/list";
import type { AgentCaller } from "./mcp-agent";
import { managementTools } from "./mcp-management";
import { withAccount } from "./mcp-account";

/**
 * What an agent can call now, always in the same order: what manages itself, then the tools of its
 * active integrations. Nobody keeps it: it may be another one after any call.
 */
export async function listMcpTools(caller: AgentCaller): Promise<ListToolsResult> {
  const { nodeId } = caller.actor;
  const { groups } = await execute(listTools, caller, { nodeId });
  const own = groups.flatMap(({ tools, accounts, destructiveNeedsAccount }) =>
    tools
      .filter(({ isAvailable }) => isAvailable)
      .map(({ name, title, description, effect, inputSchema, outputSchema, annotations }): Tool => {
        const needsAccount = destructiveNeedsAccount && effect === "destructive";
        return {
          name,
          title,
          description,
          inputSchema: withAccount(inputSchema, accounts, needsAccount),
          ...(saysAnything(outputSchema) && { outputSchema: { ...outputSchema, type: "object" } }),
          annotations,
        };
      }),
  );
  return {
    tools: [...managementTools.map(({ listed }) => listed), ...own],
    ttlMs: 0,
    cacheScope: "private",
  };
}

/** Whether a tool's results are described; those of a tool that shows or plays something need not be. */
export const saysAnything = (outputSchema: Readonly<Record<string, unknown>>): boolean =>
  Object.keys(outputSchema).some((key) => key !== "type" && key !== "$schema");
