import "server-only";
import { type Principal, principalOf } from "@/lib/auth/principal";
import { forbidden } from "@/lib/errors";
import { assertWithinLimit, rateLimitHeaders } from "@/lib/rate-limits/limit";
import { admit, countPrincipal } from "./admit";
import { type Client, ofRequest } from "./client";
import { type AgentCaller, serving } from "./mcp-agent";
import { methodsOf, readMessages } from "./mcp-body";
import { rememberElicitation } from "./mcp-elicitation";
import { refuseForeign } from "./mcp-guard";
import { mcpHandler } from "./mcp-handler";
import { assertMayListen } from "./mcp-listening";

/** Serves one MCP request of any revision: who asks is decided here, what they get by their agent. */
export async function serveMcp(request: Request, client: Client): Promise<Response> {
  const foreign = refuseForeign(request);
  if (foreign) return foreign;
  const { principal, rate } = await admit(request, client);
  assertWithinLimit(rate);
  const caller = toAgent(principal, client);
  const read = await readMessages(request);
  if ("refused" in read) return read.refused;
  const { messages } = read;
  const methods = methodsOf(messages);
  // Several messages at once are as many requests.
  methods.slice(1).forEach(() => assertWithinLimit(countPrincipal(principal)));
  if (methods.includes("subscriptions/listen")) assertMayListen(caller);

  const ending = new AbortController();
  const { headers } = request;
  const bare = new Request(request.url, {
    method: "POST",
    headers,
    signal: AbortSignal.any([request.signal, ending.signal]),
  });
  const served = {
    caller,
    again: async () => {
      const identity = new Request(request.url, { headers: identityOf(headers) });
      const now = await principalOf(identity, client.address);
      return now && toAgent(now, client);
    },
    end: () => ending.abort(),
  };
  const response = await serving.run(served, () =>
    mcpHandler().fetch(bare, { parsedBody: messages }),
  );
  for (const [name, value] of Object.entries(rateLimitHeaders(rate)))
    response.headers.set(name, value);
  return rememberElicitation(messages, response);
}

/** MCP is how agents help themselves: people are refused with the way out. */
function toAgent(principal: Principal, client: Client): AgentCaller {
  const caller = principal.kind === "session" ? null : principal.caller;
  if (caller?.actor.kind !== "agent")
    throw forbidden(
      "MCP serves agents, with an agent's key. People use the dashboard, the command line or REST.",
    );
  const { actor, ...rest } = caller;
  return { ...rest, actor, ...ofRequest(client) };
}

const identityOf = (headers: Headers): Headers =>
  new Headers({ authorization: headers.get("authorization") ?? "" });
