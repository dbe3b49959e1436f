import "server-only";
import { type OpenConnection, openConnection } from "@/lib/connections/open-connection";
import type { ConnectionFact } from "@/lib/installations/facts";
import type { Integration, Tool, ToolContext } from "@/lib/integrations/manifest";
import { fetchPublic } from "@/lib/outbound/fetch-public";
import { schedulesOf } from "@/lib/schedules/schedules-of";
import type { Provider, ProviderCall } from "@/lib/providers/provider";
import { isWorthRepeating } from "./call-failure";
import { toResult } from "./call-result";
import type { Actor } from "@/lib/pipeline/actor";
import type { ToolOutcome } from "./tool-call";

/** A call that may be made: everything about it is checked and noted. */
export type Prepared = {
  /** Who calls. */
  actor: Actor;
  organizationId: string;
  nodeId: string;
  callId: string;
  integration: Integration;
  tool: Tool;
  args: Record<string, unknown>;
  settings: Record<string, unknown>;
  /** Both null where no account is needed. */
  provider: Provider | null;
  account: ConnectionFact | null;
};

type Ended = {
  outcome: ToolOutcome;
  durationMs: number;
  result: unknown;
  truncated: boolean;
  error: unknown;
};

/** What a call may take altogether. */
const limitMs = 60_000;

const callWithoutAccount: ProviderCall = () => {
  throw new Error("A tool without a provider has nothing to call");
};

/** Runs a tool. Reads are tried a second time where no answer came; what changes something never is. */
export async function runTool(prepared: Prepared): Promise<Ended> {
  const begun = performance.now();
  const { tool, args, settings } = prepared;
  const { call, redact, mayHaveActed } = connect(prepared);
  const signal = AbortSignal.timeout(limitMs);
  const context: ToolContext<Record<string, unknown>> = {
    call: (request) => call({ signal, ...request }),
    fetchPublic: (url, options) => fetchPublic(url, { signal, ...options }),
    schedules: schedulesOf(prepared),
    settings,
    signal,
    progress: () => undefined,
    idempotencyKey: prepared.callId,
  };
  const run = () => tool.run(context, args);
  const durationMs = () => Math.round(performance.now() - begun);
  try {
    const value = await run().catch((error: unknown) => {
      if (tool.effect !== "read" || !isWorthRepeating(error)) throw error;
      return run();
    });
    const result = toResult(value, redact);
    return { ...result, outcome: "done", durationMs: durationMs(), error: undefined };
  } catch (error) {
    const outcome = tool.effect !== "read" && mayHaveActed() ? "unknown" : "failed";
    return { outcome, durationMs: durationMs(), result: null, truncated: false, error };
  }
}

function connect({ organizationId, integration, provider, account }: Prepared): OpenConnection {
  if (!provider || !account)
    return { call: callWithoutAccount, redact: (text) => text, mayHaveActed: () => false };
  const { id, world } = account;
  return openConnection({ organizationId, id, provider, world }, integration.hosts);
}
