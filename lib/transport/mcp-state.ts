import { createHash, hkdfSync, randomUUID } from "node:crypto";
import {
  createRequestStateCodec,
  ProtocolError,
  ProtocolErrorCode,
  type RequestStateCodec,
  type ServerContext,
} from "@modelcontextprotocol/server";
import canonicalize from "canonicalize";
import { directory } from "@/lib/db";
import { env } from "@/lib/env";
import { served } from "./mcp-agent";

/** What a client carries from asking its person to asking again. It is signed, and not a secret. */
export type ConnectState = {
  attemptId: string;
  /** Of the very call that it belongs to. */
  digest: string;
  /** Makes it one of a kind, so that it is taken once. */
  nonce: string;
};

const lifetimeSeconds = 600;

let made: RequestStateCodec<ConnectState> | undefined;

/** Signs for one agent and one method, for all processes alike. */
export function stateCodec(): RequestStateCodec<ConnectState> {
  made ??= createRequestStateCodec<ConnectState>({
    key: new Uint8Array(hkdfSync("sha256", env().NEXTAUTH_SECRET, "", "alfe mcp state", 32)),
    ttlSeconds: lifetimeSeconds,
    bind: ({ mcpReq: { method } }) => {
      const { organizationId, actor } = served().caller;
      return [method, organizationId, actor.nodeId].join("\0");
    },
  });
  return made;
}

/** Signs the attempt that a call waits for. */
export const mintState = (
  context: ServerContext,
  attemptId: string,
  args: Record<string, unknown>,
): Promise<string> =>
  stateCodec().mint({ attemptId, digest: digestOf(args), nonce: randomUUID() }, context);

/** Takes what the client carried back: once, and only for the same arguments. */
export async function takeState(
  { attemptId, digest, nonce }: ConnectState,
  args: Record<string, unknown>,
): Promise<string> {
  if (digest !== digestOf(args)) throw invalidState();
  const expire = BigInt(Date.now() + 2 * lifetimeSeconds * 1000);
  const { count } = await directory().rateLimit.createMany({
    data: [{ key: `mcp_state_${nonce}`, points: 1, expire }],
    skipDuplicates: true,
  });
  if (count === 0) throw invalidState();
  return attemptId;
}

const digestOf = (args: Record<string, unknown>): string =>
  createHash("sha256")
    .update(canonicalize(args) ?? "")
    .digest("base64url");

/** The words with which the SDK refuses what is not signed. */
const invalidState = () =>
  new ProtocolError(ProtocolErrorCode.InvalidParams, "Invalid or expired requestState", {
    reason: "invalid_request_state",
  });
