import { publicOrigin } from "@/lib/env";

/** Names under which a machine reaches only itself: no foreign page can be behind them. */
const loopback: readonly string[] = ["localhost", "127.0.0.1", "[::1]"];

/**
 * Refuses what a client of ours would not send: another method than POST, another server's name
 * (DNS rebinding), or a page of another origin.
 */
export function refuseForeign(request: Request): Response | null {
  const host = request.headers.get("host") ?? new URL(request.url).host;
  if (!isOurs(`http://${host}`)) return refusal(421, "This server does not answer to that name.");
  const origin = request.headers.get("origin");
  if (origin !== null && !isOurs(origin))
    return refusal(403, "Pages of other origins may not use this server.");
  if (request.method !== "POST")
    return refusal(405, "MCP takes POST. There are no sessions to open or to end.", -32000, {
      allow: "POST",
    });
  return null;
}

function isOurs(origin: string): boolean {
  const hostname = URL.canParse(origin) ? new URL(origin).hostname : "";
  return hostname === new URL(publicOrigin()).hostname || loopback.includes(hostname);
}

/** Refuses a request before any of its messages is looked at. */
export const refusal = (
  status: number,
  message: string,
  code = -32000,
  headers: Record<string, string> = {},
): Response =>
  Response.json(
    { jsonrpc: "2.0", error: { code, message }, id: null },
    { status, headers: { "cache-control": "no-store", ...headers } },
  );
