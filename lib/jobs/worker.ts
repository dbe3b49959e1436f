import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { env } from "@/lib/env";
import { logError, logWarning } from "@/lib/log";
import { beginRound, type Round } from "./begin-round";
import { releaseDead } from "./release-dead";
import { releaseLost } from "./release-lost";
import type { Tasks } from "./task";
import { tasks as allTasks } from "./tasks";

export type Worker = {
  /** Takes no more jobs and resolves when those that run have ended. */
  stop: () => Promise<void>;
};

export type WorkerOptions = {
  concurrency?: number;
  /** Looks for work that lost its job, now and every hour. */
  sweeps?: boolean;
  /** How often it looks for dead workers. */
  releaseEveryMs?: number;
  tasks?: Tasks;
};

/**
 * Works the queue off in this process, beside any number of others, until it is stopped. It outlasts a
 * database that is gone for a while.
 */
export async function startWorker({
  concurrency = 5,
  sweeps = true,
  releaseEveryMs = 20_000,
  tasks = allTasks,
}: WorkerOptions = {}): Promise<Worker> {
  const connectionString = env().ALFE_JOBS_DATABASE_URL;
  if (!connectionString) throw new Error("A worker takes ALFE_JOBS_DATABASE_URL");
  const pool = new pg.Pool({
    connectionString,
    max: concurrency + 2,
    allowExitOnIdle: true,
    connectionTimeoutMillis: 5_000,
  });
  pool.on("error", () => undefined);
  pool.on("connect", (client) => void client.on("error", () => undefined));

  const stopping = new AbortController();
  const { signal } = stopping;
  const begin = () =>
    untilItWorks(() => beginRound(pool, { connectionString, concurrency, sweeps, tasks }), signal);
  let round = await begin();
  const rounds = (async () => {
    while (round) {
      await round.runner.promise.catch((cause: unknown) => logError("the worker ended", cause));
      await round.liveness.end();
      round = await begin();
    }
  })();

  const release = async (): Promise<void> => {
    try {
      const workers = await releaseDead(pool);
      if (workers.length > 0) logWarning("jobs of dead workers go on", { workers });
      const jobs = round ? await releaseLost(pool, round.running) : [];
      if (jobs.length > 0) logWarning("jobs that got lost go on", { jobs });
    } catch (cause) {
      logError("jobs that nobody does could not be looked for", cause);
    }
  };
  const timer = setInterval(() => void release(), releaseEveryMs);
  timer.unref();
  void release();

  return {
    async stop() {
      if (signal.aborted) return;
      stopping.abort();
      clearInterval(timer);
      await round?.runner.stop().catch(() => undefined);
      await rounds;
      await pool.end();
    },
  };
}

/** Once a second until it succeeds, or nobody wants it any more. */
async function untilItWorks(
  work: () => Promise<Round>,
  signal: AbortSignal,
): Promise<Round | undefined> {
  while (!signal.aborted) {
    try {
      const round = await work();
      if (!isAborted(signal)) return round;
      await round.runner.stop();
      await round.liveness.end();
    } catch (cause) {
      logError("the worker could not start, and tries again", cause);
      await sleep(1_000);
    }
  }
  return undefined;
}

/** A function, because it changes while others are awaited. */
const isAborted = (signal: AbortSignal): boolean => signal.aborted;
