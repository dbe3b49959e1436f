import "server-only";
import { createMcpHandler, type McpHttpHandler, ProtocolError } from "@modelcontextprotocol/server";
import { logError } from "@/lib/log";
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
    onerror: (error) => {
      if (!isClients(error)) logError("MCP was not served", error);
    },
  }));

/** Clients that do not keep to the protocol are told so; the log has no use for it. */
const isClients = (error: Error): boolean =>
  error instanceof ProtocolError ||
  /^(?:Rejected inbound request|Unsupported Media Type)/.test(error.message);
