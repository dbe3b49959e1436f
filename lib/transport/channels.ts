import "server-only";
import { parseChannelId } from "@/lib/channels/channel-address";
import { receive } from "@/lib/channels/receive";
import { publicOrigin } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { logError } from "@/lib/log";
import type { InboundAnswer } from "@/lib/providers/channel";
import { providers } from "@/lib/providers/catalog";
import type { Client } from "./client";
import { textResponse } from "./json-response";
import { readBytes } from "./read-json-body";
import { within } from "./within";

const maxBytes = 1024 * 1024;
/** Longer than any platform waits. */
const limitMs = 25_000;

const place = /^\/api\/channels\/([a-z][a-z0-9-]*)\/([\w-]{43})(?:\/(.*))?$/;

/**
 * What platforms send to a channel's address: `/api/channels/{provider}/{channel}` with parts that the
 * provider chose. The bytes go on as they came, because they are what is signed. What is wrong is told
 * in a word: whoever forged it learns nothing.
 */
export async function serveChannel(request: Request, { requestId }: Client): Promise<Response> {
  const receivedAt = new Date();
  const { pathname, search } = new URL(request.url);
  const [, providerId = "", id = "", path = ""] = place.exec(pathname) ?? [];
  const provider = Object.hasOwn(providers, providerId) ? providers[providerId] : undefined;
  const channel = parseChannelId(id);
  if (!provider?.channel || !channel) return toResponse({ status: 404, body: "not found" });
  const { method, headers } = request;
  if (method !== "GET" && method !== "POST")
    return toResponse({ status: 405, headers: { allow: "GET, POST" }, body: "not possible" });
  try {
    const body = await readBytes(request, maxBytes);
    // As the public knows it: some platforms sign the address that they were given.
    const url = new URL(`${publicOrigin()}${pathname}${search}`);
    const { organizationId, id: connectionId } = channel;
    const received = receive(
      { organizationId, connectionId, provider },
      { method, url, path, headers, body, receivedAt },
    );
    return toResponse(await within(limitMs, received));
  } catch (error) {
    if (error instanceof AppError && error.kind === "payload_too_large")
      return toResponse({ status: 413, body: "too large" });
    if (error instanceof AppError && error.kind === "invalid_input")
      return toResponse({ status: 400, body: "broken off" });
    const isBusy = error instanceof AppError && error.kind === "unavailable";
    if (!isBusy)
      logError("a message could not be taken", error, { provider: providerId, requestId });
    // The platform sends it again.
    return toResponse({ status: isBusy ? 503 : 500, body: "again" });
  }
}

const toResponse = ({ status, headers = {}, body = "" }: InboundAnswer): Response =>
  textResponse(body, {
    status,
    headers: { ...(body !== "" && { "content-type": "text/plain; charset=utf-8" }), ...headers },
  });
