import { McpServer } from "@modelcontextprotocol/server";
import type { AgentCaller } from "./mcp-agent";
import { callMcpTool } from "./mcp-call-tool";
import { instructions } from "./mcp-instructions";
import { listMcpTools } from "./mcp-list";
import { stateCodec } from "./mcp-state";

/**
 * The server of one request: it lives as long as that and knows one agent. Only clients of the newest
 * revision can listen for changes of the list, since there are no sessions.
 */
export function serverFor(caller: AgentCaller, era: "legacy" | "modern"): McpServer {
  const server = new McpServer(
    { name: "alfe", title: "Alfe Integrations", version: "0.1.0" },
    {
      capabilities: { tools: { listChanged: era === "modern" } },
      instructions,
      requestState: { verify: (state, context) => stateCodec().verify(state, context) },
      // Older clients could not be asked: nothing is kept between their requests.
      inputRequired: { legacyShim: false },
    },
  );
  server.server.setRequestHandler("tools/list", () => listMcpTools(caller));
  server.server.setRequestHandler("tools/call", ({ params }, context) =>
    callMcpTool({ caller, context }, params),
  );
  return server;
}
