import "server-only";
import { createMcpHandler, type McpHttpHandler } from "@modelcontextprotocol/server";
import { logInfo } from "@/lib/log";
import { served } from "./mcp-agent";
import { changesOfTools } from "./mcp-listening";
import { serverFor } from "./mcp-server";

const store = globalThis as { alfeMcp?: McpHttpHandler };

/** How many clients may listen at this process. */
const maxSubscriptions = 10_000;

/** One handler per process: the newest revision, and older clients without sessions. */
export const mcpHandler = (): McpHttpHandler =>
  (store.alfeMcp ??= createMcpHandler(({ era }) => serverFor(served().caller, era), {
    bus: changesOfTools,
    maxSubscriptions,
    onerror: ({ message }) => {
      logInfo("an MCP message was refused", { reason: message });
    },
  }));
