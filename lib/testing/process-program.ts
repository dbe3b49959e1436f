import { connectApp } from "@/lib/connections/connect-app";
import { finishConnect } from "@/lib/connections/finish";
import { probeConnection } from "@/lib/connections/probe";
import { renewCredential } from "@/lib/connections/refresh";
import { AppError } from "@/lib/errors";
import { startGatewayWorker } from "@/lib/gateways/gateway-worker";
import { startWorker } from "@/lib/jobs/worker";
import { provisionNumber } from "@/lib/phone/numbers/provision";
import type { Caller } from "@/lib/pipeline/actor";
import { execute } from "@/lib/pipeline/execute";
import { getProvider } from "@/lib/providers/catalog";
import { cleanUp } from "@/lib/removals/run";
import { callTool } from "@/lib/tools/dispatch";
import { startGateway } from "@/lib/transport/gateway";
import { deleteNode } from "@/lib/tree/delete";
import type { CallbackAnswer } from "./connect";
import { type SpendAll, spendAll } from "./spend-all";
import { addTestPlatform } from "./test-platform";

// What `startProcess` runs: the server's own code, told over the channel to the test what to do.

addTestPlatform();

type Connection = { organizationId: string; id: string; provider: string };
type Call = { nodeId: string; tool: string; arguments: Record<string, unknown> };

const used = ({ provider, ...rest }: Connection) =>
  ({ ...rest, provider: getProvider(provider), world: "sandbox" }) as const;

const tasks = {
  /** Makes the same tool call many times at once, and says how each ended. */
  callTool: async ({ caller, call, times }: { caller: Caller; call: Call; times: number }) => {
    const calls = Array.from({ length: times }, () => execute(callTool, caller, call));
    const ended = await Promise.allSettled(calls);
    return ended.map((each) =>
      each.status === "fulfilled" ? each.value.outcome : describe(each.reason),
    );
  },
  /** Spends an organization's credits with many clients at once. */
  spendAll: (all: SpendAll) => spendAll(all),
  /** The version of the credential after renewing the refused one. */
  renew: async ({ refusedVersion, ...connection }: Connection & { refusedVersion?: number }) => {
    const { version } = await renewCredential(used(connection), { refusedVersion });
    return version;
  },
  probe: async (connection: Connection) => (await probeConnection(used(connection))).kind,
  /** Deletes a node, and cleans up as far as that goes before it answers. */
  deleteNode: async ({ caller, nodeId }: { caller: Caller; nodeId: string }) =>
    (await execute(deleteNode, caller, { nodeId })).removalId,
  cleanUp: async (removal: { organizationId: string; removalId: string }) => {
    await cleanUp(removal.organizationId, removal.removalId);
  },
  /** Handles the callback of a connect attempt; says how that ended. */
  finish: async ({ caller, answer }: { caller: Caller; answer: CallbackAnswer }) =>
    (await execute(finishConnect, caller, answer)).status,
  /** Has an app made for an agent. */
  connectApp: async ({
    caller,
    ...input
  }: {
    caller: Caller;
    attemptId: string;
    setupId: string;
  }) => (await execute(connectApp, caller, input)).url,
  /** Buys a phone number; says how that ended. */
  provision: async ({ caller, ...input }: { caller: Caller; nodeId: string; number: string }) =>
    (await execute(provisionNumber, caller, input)).status,
  /** Serves the API on a port of its own, as `npm run gateway` does; says where. */
  serve: async ({ host }: { host: string }) => {
    const { port } = await startGateway({ host, port: 0 });
    return `http://${host}:${String(port)}`;
  },
  /** Holds bots' connections until the process ends. */
  holdBots: (options: { turnEveryMs: number; leaseMs: number }) => {
    startGatewayWorker(options);
    return Promise.resolve();
  },
  /** Works the queue off until the process ends. */
  work: async (options: { concurrency: number; releaseEveryMs?: number }) => {
    await startWorker({ sweeps: false, ...options });
  },
};

export type ProcessTasks = typeof tasks;
export type Asked = { id: number; name: keyof ProcessTasks; input: unknown };
export type Answer = { id: number } & ({ result: unknown } | { error: string });

const describe = (cause: unknown): string =>
  cause instanceof AppError ? `${cause.kind}: ${cause.message}` : String(cause);

const answer = (given: Answer) => process.send?.(given);

process.on("message", ({ id, name, input }: Asked) => {
  const task = tasks[name] as (input: unknown) => Promise<unknown>;
  task(input).then(
    (result) => answer({ id, result }),
    (cause: unknown) => answer({ id, error: describe(cause) }),
  );
});
// It lives as long as the test listens to it.
process.channel?.ref();
answer({ id: 0, result: "ready" });
