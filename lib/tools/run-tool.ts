import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import { loadToolChannel } from "@/lib/channels/tool-channel";
import { type OpenConnection, openConnection } from "@/lib/connections/open-connection";
import { SpendingRefused } from "@/lib/credits/refusal";
import { AppError } from "@/lib/errors";
import type { ToolChannel, ToolContext } from "@/lib/integrations/manifest";
import { fetchPublic } from "@/lib/outbound/fetch-public";
import { toolPhone } from "@/lib/phone/tool-phone";
import type { Caller } from "@/lib/pipeline/actor";
import type { ProviderCall } from "@/lib/providers/provider";
import { schedulesOf } from "@/lib/schedules/schedules-of";
import { noteAskedToWait, requireNotAskedToWait } from "./asked-to-wait";
import { secondTryAfterMs } from "./call-failure";
import type { BegunCall } from "./call-record";
import { openService } from "./open-service";
import { type Ended, nothing, toCallResult } from "./call-result";
import type { CheckedCall } from "./check-call";
import { within } from "./within";

/** A call that may be made: everything about it is checked and noted. */
export type Prepared = CheckedCall & BegunCall & { caller: Caller; nodeId: string };

/** What a call may take altogether. */
const limitMs = 60_000;

const callWithoutAccount: ProviderCall = () => {
  throw new Error("A tool without a provider has nothing to call");
};

/**
 * Runs a tool. Reads are tried a second time where no answer came, and end when nobody waits for them;
 * what changes something is sent once and seen through.
 */
export async function runTool(prepared: Prepared): Promise<Ended> {
  const begun = performance.now();
  const { tool, args, caller, integration, provider, account } = prepared;
  const isRead = tool.effect === "read";
  const limit = AbortSignal.timeout(limitMs);
  // What is paid for is seen through, since it is charged by whoever does it all the same.
  const unwanted = isRead && !tool.charge ? caller.signal : undefined;
  const signal = unwanted ? AbortSignal.any([limit, unwanted]) : limit;
  const { call, redact, mayHaveActed } = connect(prepared);
  const called = account?.id ?? integration.service?.id;
  const limited = { account: called ?? "", tool: tool.name };
  const durationMs = () => Math.round(performance.now() - begun);
  try {
    if (called !== undefined) requireNotAskedToWait(limited, provider?.name ?? integration.name);
    const context = toContext(prepared, call, signal, await channelOf(prepared));
    const run = () => tool.run(context, args);
    const answer = await within(
      signal,
      () => (isRead ? twice(run, signal) : run()),
      () => tooLong(integration.name, limit.aborted),
    );
    const result = toCallResult(tool, answer, redact);
    return { ...result, outcome: "done", durationMs: durationMs(), error: undefined };
  } catch (error) {
    if (called !== undefined) noteAskedToWait(limited, error);
    const failed = error instanceof SpendingRefused ? "refused" : "failed";
    const outcome = !isRead && mayHaveActed() ? "unknown" : failed;
    return { ...nothing, outcome, durationMs: durationMs(), error };
  }
}

/** A read, and once more where that is worth it. */
const twice = <T>(run: () => Promise<T>, signal: AbortSignal): Promise<T> =>
  run().catch(async (error: unknown) => {
    const afterMs = secondTryAfterMs(error);
    if (afterMs === undefined || signal.aborted) throw error;
    await wait(afterMs, undefined, { signal });
    return run();
  });

const tooLong = (name: string, isLimit: boolean): AppError =>
  new AppError(
    "unavailable",
    isLimit
      ? `${name} took longer than ${String(limitMs / 1000)} s. Ask for less, or try again in a minute.`
      : "It was broken off, because nobody waits for it any more.",
  );

/** The channel that it speaks through, where its account is one. */
async function channelOf(prepared: Prepared): Promise<ToolChannel | undefined> {
  const { caller, nodeId, callId, provider, account } = prepared;
  if (!provider?.channel || !account) return undefined;
  const { organizationId } = caller;
  return loadToolChannel({ organizationId, nodeId, connectionId: account.id, callId });
}

function toContext(
  { caller, nodeId, callId, settings, overBudgets }: Prepared,
  call: ProviderCall,
  signal: AbortSignal,
  channel: ToolChannel | undefined,
): ToolContext<Record<string, unknown>> {
  const { actor, organizationId } = caller;
  return {
    call: (request) => call({ signal, ...request }),
    fetchPublic: (url, options) => fetchPublic(url, { signal, ...options }),
    schedules: schedulesOf({ organizationId, nodeId, actor }),
    get channel() {
      if (!channel) throw new Error("The account of this tool is no channel");
      return channel;
    },
    get phone() {
      if (!channel) throw new Error("The account of this tool is no number");
      return toolPhone({ organizationId, channel, call, callId, overBudgets });
    },
    settings,
    signal,
    progress: (...made) => caller.onProgress?.(...made),
    idempotencyKey: callId,
  };
}

function connect({
  caller: { organizationId },
  integration,
  provider,
  account,
  readCredential,
}: Prepared): OpenConnection {
  if (integration.service) return openService(integration.service);
  if (!provider || !account)
    return { call: callWithoutAccount, redact: (text) => text, mayHaveActed: () => false };
  const { id, world } = account;
  const used = { organizationId, id, provider, world };
  const { hosts } = integration;
  // Calls that go with another account's credential take a read of their own.
  return provider.usesSetupCredential
    ? openConnection(used, hosts)
    : openConnection(used, hosts, readCredential);
}
