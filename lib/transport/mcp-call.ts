import type { ServerContext } from "@modelcontextprotocol/server";
import type { AgentCaller } from "./mcp-agent";

/** One call of a tool: by whom, and how they can be reached while it runs. */
export type McpCall = { caller: AgentCaller; context: ServerContext };
