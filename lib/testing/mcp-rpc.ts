import { publicOrigin } from "@/lib/env";
import { handle } from "@/lib/transport/api";

/** What was answered to one message. */
export type RpcAnswer = {
  status: number;
  headers: Headers;
  result?: Record<string, unknown>;
  error?: { code: number; message: string; data?: unknown };
};

/** Sends one message of the newest revision, as a client of no library would. */
export function askModern(
  key: string,
  method: string,
  params: Record<string, unknown>,
  capabilities: object = {},
): Promise<RpcAnswer> {
  const _meta = {
    "io.modelcontextprotocol/protocolVersion": "2026-07-28",
    "io.modelcontextprotocol/clientCapabilities": capabilities,
    "io.modelcontextprotocol/clientInfo": { name: "test", version: "1.0.0" },
  };
  return askMcp(
    { jsonrpc: "2.0", id: 1, method, params: { ...params, _meta } },
    {
      authorization: `Bearer ${key}`,
      "mcp-protocol-version": "2026-07-28",
      "mcp-method": method,
      ...(typeof params.name === "string" && { "mcp-name": params.name }),
    },
  );
}

/** Sends a body as it is to `/mcp`. */
export async function askMcp(
  body: unknown,
  headers: Record<string, string>,
  method = "POST",
): Promise<RpcAnswer> {
  const request = new Request(new URL("/mcp", publicOrigin()), {
    method,
    headers: {
      "content-type": "application/json",
      accept: "application/json, text/event-stream",
      ...headers,
    },
    ...(method === "POST" && { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  const response = await handle(request, { address: "127.0.0.1" });
  const text = await response.text();
  const data = text.startsWith("event:") ? (/^data: (.*)$/m.exec(text)?.[1] ?? "") : text;
  const parsed = (data === "" ? {} : JSON.parse(data)) as Partial<RpcAnswer>;
  const { result, error } = parsed;
  const { status, headers: answered } = response;
  return { status, headers: answered, ...(result && { result }), ...(error && { error }) };
}
