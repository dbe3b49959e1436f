import "server-only";
import { principalOf } from "@/lib/auth/principal";
import { AppError, forbidden } from "@/lib/errors";
import { type AgentCaller, serving } from "./mcp-agent";
import { refuseForeign } from "./mcp-guard";
import { mcpHandler } from "./mcp-handler";
import { problemResponse, toProblem } from "./problem";

/** Where a request came from, and what its log lines are found by. */
export type McpClient = { address: string; requestId?: string };

/** Serves one MCP request of any revision: who asks is decided here, what they get by their agent. */
export async function serveMcp(request: Request, client: McpClient): Promise<Response> {
  const refused = refuseForeign(request);
  if (refused) return refused;
  try {
    const caller = await requireAgent(request, client);
    return await serving.run({ caller, request }, () => mcpHandler().fetch(request));
  } catch (error) {
    return problemResponse(toProblem(error, client.requestId));
  }
}

/** MCP is how agents help themselves: a person's token or session is refused with the way out. */
async function requireAgent(request: Request, client: McpClient): Promise<AgentCaller> {
  const principal = await principalOf(request, client.address);
  if (principal?.kind === "token")
    throw forbidden(
      "MCP serves agents, with an agent's key. People use the dashboard, the command line or REST.",
    );
  if (principal?.kind !== "key" || principal.caller.actor.kind !== "agent")
    throw new AppError(
      "unauthenticated",
      "Send the agent's key as a bearer token. Keys are made on the agent's page, under Keys.",
    );
  const { actor, ...caller } = principal.caller;
  const { requestId } = client;
  return { ...caller, actor, ...(requestId !== undefined && { requestId }) };
}
