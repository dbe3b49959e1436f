import "server-only";
import { principalOf } from "@/lib/auth/principal";
import { AppError, forbidden } from "@/lib/errors";
import type { Client } from "./client";
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
  const caller = await requireAgent(request, client);
  const read = await readMessages(request);
  if ("refused" in read) return read.refused;
  const { messages } = read;
  if (methodsOf(messages).includes("subscriptions/listen")) assertMayListen(caller);

  const ending = new AbortController();
  const { headers } = request;
  const bare = new Request(request.url, {
    method: "POST",
    headers,
    signal: AbortSignal.any([request.signal, ending.signal]),
  });
  const served = {
    caller,
    again: () => agentOf(new Request(request.url, { headers: identityOf(headers) }), client),
    end: () => ending.abort(),
  };
  const response = await serving.run(served, () =>
    mcpHandler().fetch(bare, { parsedBody: messages }),
  );
  return rememberElicitation(messages, response);
}

/** MCP is how agents help themselves: a person's token or session is refused with the way out. */
async function requireAgent(request: Request, client: Client): Promise<AgentCaller> {
  const agent = await agentOf(request, client);
  if (agent) return agent;
  throw new AppError(
    "unauthenticated",
    request.headers.has("authorization")
      ? "This key is not valid (any more)."
      : "Send the agent's key: Authorization: Bearer … Keys are made on the agent's page.",
  );
}

async function agentOf(request: Request, client: Client): Promise<AgentCaller | null> {
  const principal = await principalOf(request, client.address);
  if (principal?.kind === "token")
    throw forbidden(
      "MCP serves agents, with an agent's key. People use the dashboard, the command line or REST.",
    );
  if (principal?.kind !== "key" || principal.caller.actor.kind !== "agent") return null;
  const { actor, ...caller } = principal.caller;
  return { ...caller, actor, requestId: client.requestId };
}

const identityOf = (headers: Headers): Headers =>
  new Headers({ authorization: headers.get("authorization") ?? "" });
