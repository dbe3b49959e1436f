import { randomUUID } from "node:crypto";
import { CLIENT_CAPABILITIES_META_KEY } from "@modelcontextprotocol/server";
import { z } from "zod";
import type { McpCall } from "./mcp-call";

/** How a client can ask its person to open a link: in a further round, as an error, or not at all. */
export type UrlElicitation = "round" | "error" | null;

const Capable = z.object({ elicitation: z.object({ url: z.looseObject({}) }) });

const Enveloped = z.object({ [CLIENT_CAPABILITIES_META_KEY]: Capable });

const sessionHeader = "mcp-session-id";
const canOpenLinks = "opens-links";

/** What the client of this call can do. Older ones said so once, and carry it with them since. */
export function urlElicitationOf({ context }: McpCall): UrlElicitation {
  const { envelope } = context.mcpReq;
  if (envelope) return Enveloped.safeParse(envelope).success ? "round" : null;
  const session = context.http?.req?.headers.get(sessionHeader) ?? "";
  return session.startsWith(canOpenLinks) ? "error" : null;
}

const Initialize = z.object({
  method: z.literal("initialize"),
  params: z.object({ capabilities: Capable }),
});

/**
 * Older clients say only at the beginning what they can do, and nothing is kept between requests: where
 * it is to open links, they are handed that as the name of their session, which they send every time.
 */
export function rememberElicitation(message: unknown, response: Response): Response {
  if (response.ok && Initialize.safeParse(message).success)
    response.headers.set(sessionHeader, `${canOpenLinks}-${randomUUID()}`);
  return response;
}
