import "server-only";
import { createMcpHandler, type McpHttpHandler } from "@modelcontextprotocol/server";
import { logInfo } from "@/lib/log";
import { servedAgent } from "./mcp-agent";
import { serverFor } from "./mcp-server";

const store = globalThis as { alfeMcp?: McpHttpHandler };

/** How much one message may hold. */
const maxRequestBodySize = 1_000_000;

/** One handler per process: the newest revision, and older clients without sessions. */
export const mcpHandler = (): McpHttpHandler =>
  (store.alfeMcp ??= createMcpHandler(({ era }) => serverFor(servedAgent(), era), {
    maxRequestBodySize,
    onerror: ({ message }) => {
      logInfo("an MCP message was refused", { reason: message });
    },
  }));
