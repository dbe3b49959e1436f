import "server-only";
import { once } from "node:events";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { createAdaptorServer } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import { clientAddress } from "@/lib/auth/client-address";
import { env } from "@/lib/env";
import { logError } from "@/lib/log";
import { answer } from "./api";
import { textOf } from "./json-response";

export type Gateway = {
  port: number;
  /** Takes nothing new, lets what is being answered end within the grace, and closes. */
  stop: (graceMs: number) => Promise<void>;
};

/** How long a client may take to send its headers, and all of a request. */
const headersTimeoutMs = 15_000;
const requestTimeoutMs = 60_000;
/** Longer than proxies keep their connections, which they would else use just when we close them. */
const keepAliveMs = 75_000;

/** Serves the API from a plain Node server, without Next.js. Port 0 takes any that is free. */
export async function startGateway({
  host,
  port,
}: {
  host: string;
  port: number;
}): Promise<Gateway> {
  const unfinished = new Set<Promise<void>>();
  const later = (work: Promise<void>) => {
    const ended = work
      .catch((cause: unknown) => logError("what was answered could not be noted", cause))
      .finally(() => unfinished.delete(ended));
    unfinished.add(ended);
  };
  const server = createAdaptorServer({
    fetch: async (request, { incoming, outgoing }) => {
      const address = addressOf(incoming as IncomingMessage);
      return sendAtOnce(await answer(request, { address, later }), outgoing as ServerResponse);
    },
    // Node's own Request and Response stay what they are for everybody else in the process.
    overrideGlobalObjects: false,
  }) as Server;
  server.headersTimeout = headersTimeoutMs;
  server.requestTimeout = requestTimeoutMs;
  server.keepAliveTimeout = keepAliveMs;
  server.listen(port, host);
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("A port has a number");
  const stopAll = async (graceMs: number) => {
    await stop(server, graceMs);
    await Promise.all(unfinished);
  };
  return { port: address.port, stop: stopAll };
}

/** The address of the connection, unless a proxy that we trust stands at its other end. */
function addressOf({ headers, socket }: IncomingMessage): string {
  const forwarded = headers["x-forwarded-for"];
  const list = Array.isArray(forwarded) ? forwarded.join(",") : forwarded;
  if (env().ALFE_TRUST_PROXY && list !== undefined) return clientAddress({ get: () => list });
  return socket.remoteAddress?.replace(/^::ffff:/, "") ?? "unknown";
}

/** Writes an answer whose text is at hand; all others are streamed. */
function sendAtOnce(response: Response, outgoing: ServerResponse): Response {
  const text = textOf(response);
  if (text === undefined || outgoing.destroyed) return response;
  const headers = Object.fromEntries(response.headers);
  // 204 has neither a body nor its length (RFC 9110 8.6).
  if (response.status !== 204) headers["content-length"] = Buffer.byteLength(text).toString();
  outgoing.writeHead(response.status, headers);
  outgoing.end(text);
  return RESPONSE_ALREADY_SENT;
}

async function stop(server: Server, graceMs: number): Promise<void> {
  const closed = once(server, "close");
  server.close();
  // Connections that are kept alive are idle only once they were answered.
  const closing = setInterval(() => server.closeIdleConnections(), 100);
  const grace = new AbortController();
  const over = sleep(graceMs, undefined, { signal: grace.signal }).catch(() => undefined);
  await Promise.race([closed, over]);
  grace.abort();
  clearInterval(closing);
  server.closeAllConnections();
  await closed;
}
