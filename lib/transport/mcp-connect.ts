import {
  type CallToolResult,
  inputRequired,
  type InputRequiredResult,
  inputResponse,
  UrlElicitationRequiredError,
} from "@modelcontextprotocol/server";
import { z } from "zod";
import { cancelConnect } from "@/lib/connections/cancel";
import type { ConnectAttempt } from "@/lib/connections/attempt-view";
import { getConnectAttempt } from "@/lib/connections/get-attempt";
import { startConnect } from "@/lib/connections/start";
import { parse } from "@/lib/errors";
import { getEffectiveIntegration } from "@/lib/installations/get";
import { execute } from "@/lib/pipeline/execute";
import { toAnswer } from "./mcp-answer";
import type { McpCall } from "./mcp-call";
import { urlElicitationOf } from "./mcp-elicitation";
import { type ConnectState, mintState, takeState } from "./mcp-state";
import { type McpTool, toSchema } from "./mcp-tool";
import { toLink } from "./mcp-link";
import { waitFor } from "./mcp-wait";

const Input = startConnect.input.omit({ nodeId: true, returnTo: true }).extend({
  another: z
    .boolean()
    .default(false)
    .describe("Connect one more account, though one is in use already"),
});

const Connecting = z.object({
  status: z
    .enum(["active", "needs_user_action", "connected", "not_connected"])
    .describe("needs_user_action: give the link to a person, then ask check_connection"),
  text: z.string(),
  attemptId: z.string().nullable(),
  url: z.string().nullable().describe("The link for a person; it opens nothing without signing in"),
  expiresAt: z.string().nullable(),
  account: z.string().nullable(),
});
type Connecting = z.infer<typeof Connecting>;

/** Connecting takes a person: the client asks its own, or the agent hands on the link. */
export const connectTool: McpTool = {
  listed: {
    name: "connect_integration",
    title: "Connect an integration",
    description:
      "Connect an account for an installed integration. A person opens the link, signs in and allows it; nothing outside is contacted before.",
    inputSchema: toSchema(Input, "input"),
    outputSchema: toSchema(Connecting, "output"),
    annotations: { readOnlyHint: false, destructiveHint: false, openWorldHint: false },
  },
  async run(call, args) {
    const state = call.context.mcpReq.requestState<ConnectState>();
    return state === undefined ? begin(call, args) : goOn(call, args, await takeState(state, args));
  },
};

async function begin(
  call: McpCall,
  args: Record<string, unknown>,
): Promise<CallToolResult | InputRequiredResult> {
  const { caller } = call;
  const { nodeId } = caller.actor;
  const { integration, reconnects, another } = parse(Input, args, "/arguments");
  const asked = { nodeId, integration };
  if (reconnects === undefined && !another) {
    const { status, connection, sentence } = await execute(getEffectiveIntegration, caller, asked);
    const account = connection?.accountName ?? null;
    if (status === "active") return told({ status, text: sentence, account });
  }
  const started = await execute(startConnect, caller, {
    ...asked,
    ...(reconnects !== undefined && { reconnects }),
  });
  return started.attempt === null
    ? told({ status: "active", text: "Active. It needs no account." })
    : ask(call, args, started.attempt);
}

/** Asks for a person in the way that the client has. */
async function ask(
  call: McpCall,
  args: Record<string, unknown>,
  attempt: ConnectAttempt,
): Promise<CallToolResult | InputRequiredResult> {
  const { attemptId, integration, node } = attempt;
  const url = toLink(attempt.url);
  const message = `Connect ${integration.name} for ${node.name}: sign in to Alfe, then allow it.`;
  switch (urlElicitationOf(call)) {
    case "round":
      return inputRequired({
        inputRequests: { connect: inputRequired.elicitUrl({ message, url }) },
        requestState: await mintState(call.context, attemptId, args),
      });
    case "error":
      throw new UrlElicitationRequiredError(
        [{ mode: "url", message, url, elicitationId: attemptId }],
        message,
      );
    case null:
      return told(toConnecting(attempt));
  }
}

/** The client asked its person. Where they agreed, what comes of it is waited for, for a while. */
async function goOn(
  call: McpCall,
  args: Record<string, unknown>,
  attemptId: string,
): Promise<CallToolResult | InputRequiredResult> {
  const { caller, context } = call;
  const look = () => execute(getConnectAttempt, caller, { attemptId });
  const answer = inputResponse(context.mcpReq.inputResponses, "connect");
  if (answer.kind !== "elicit") {
    const attempt = await look();
    return attempt.isOpen ? ask(call, args, attempt) : told(toConnecting(attempt));
  }
  if (answer.action !== "accept") {
    const { isOpen, status } = await look();
    if (isOpen && status !== "finishing") await execute(cancelConnect, caller, { attemptId });
    return told(toConnecting(await look()));
  }
  const waiting = "Waiting for a person to connect the account.";
  return told(toConnecting(await waitFor(call, look, ({ isOpen }) => !isOpen, waiting)));
}

function toConnecting(attempt: ConnectAttempt): Connecting {
  const { attemptId, status, isOpen, text, account, expiresAt } = attempt;
  const isConnected = status === "done" || status === "already_connected";
  const url = toLink(attempt.url);
  return {
    attemptId,
    account,
    status: isOpen ? "needs_user_action" : isConnected ? "connected" : "not_connected",
    text: isOpen
      ? `A person has to connect ${attempt.provider.name}: give them ${url} and ask check_connection with ${attemptId} afterwards.`
      : text,
    url: isOpen ? url : null,
    expiresAt: isOpen ? expiresAt : null,
  };
}

const nothing = { attemptId: null, url: null, expiresAt: null, account: null } as const;

const told = (connecting: Partial<Connecting> & Pick<Connecting, "status" | "text">) =>
  toAnswer({ ...nothing, ...connecting }, connecting.text);
