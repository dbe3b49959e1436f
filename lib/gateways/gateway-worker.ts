import "server-only";
import { randomUUID } from "node:crypto";
import { logError, logInfo } from "@/lib/log";
import { type BotRow, claimBots, leaveTurns, releaseBot, takeTurn } from "./bot-rows";
import { HeldBot } from "./held-bot";
import { shareOut } from "./share-out";

export type GatewayWorker = {
  /** The bots that it holds now, by their connections. */
  held: () => string[];
  /** Lets go of all of them, so that others go on at once. */
  stop: () => Promise<void>;
};

export type GatewayWorkerOptions = {
  /** How often it looks what there is to hold. */
  turnEveryMs?: number;
  /** After so long without a turn its bots are anybody's. */
  leaseMs?: number;
};

/**
 * Holds its share of all bots' connections open in this process, beside any number of others, until it
 * is stopped. It outlasts a database that is gone for a while.
 */
export function startGatewayWorker({
  turnEveryMs = 2_000,
  leaseMs = 20_000,
}: GatewayWorkerOptions = {}): GatewayWorker {
  const worker = randomUUID();
  const bots = new Map<string, HeldBot>();
  const stopping = new AbortController();
  let prolongedAt = performance.now();

  const hold = (row: BotRow): void => {
    const bot = new HeldBot(row, worker);
    bots.set(row.connectionId, bot);
    void bot.done.then(() => {
      if (bots.get(row.connectionId) === bot) bots.delete(row.connectionId);
    });
  };

  const letGo = async (bot: HeldBot): Promise<void> => {
    bots.delete(bot.connectionId);
    await bot.release();
  };

  const abandon = (bot: HeldBot): void => {
    bots.delete(bot.connectionId);
    bot.abandon().catch((cause: unknown) => logError("a bot could not be abandoned", cause));
  };

  const takeOne = async (): Promise<void> => {
    const beganAt = performance.now();
    const turn = await takeTurn({ worker, leaseMs });
    prolongedAt = beganAt;
    const ours = new Map(turn.held.map((each) => [each.connectionId, each.version]));
    // Ended, connected anew with another credential, or somebody else's by now.
    for (const bot of [...bots.values()])
      if (ours.get(bot.connectionId) !== bot.version) abandon(bot);
    for (const key of turn.held)
      if (!bots.has(key.connectionId)) await releaseBot({ ...key, worker });
    const { take, letGo: surplus } = shareOut({
      bots: turn.bots,
      workers: turn.workers,
      held: bots.size,
    });
    for (const bot of [...bots.values()].slice(0, surplus)) await letGo(bot);
    if (take > 0 && !stopping.signal.aborted)
      for (const row of await claimBots({ worker, leaseMs }, take)) hold(row);
  };

  const turns = (async () => {
    logInfo("gateways are held here", { worker });
    while (!stopping.signal.aborted) {
      await takeOne().catch((cause: unknown) => {
        logError("it could not be seen which bots to hold", cause);
      });
      // Others may hold them by now.
      if (performance.now() - prolongedAt > leaseMs)
        for (const bot of [...bots.values()]) abandon(bot);
      await pause(turnEveryMs, stopping.signal);
    }
  })();

  return {
    held: () => [...bots.keys()],
    async stop() {
      if (stopping.signal.aborted) return;
      stopping.abort();
      await turns;
      await Promise.allSettled([...bots.values()].map(letGo));
      await leaveTurns(worker).catch(() => undefined);
    },
  };
}

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener(
      "abort",
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
    if (signal.aborted) {
      clearTimeout(timer);
      resolve();
    }
  });
