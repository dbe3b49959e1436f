import "server-only";
import { EventEmitter } from "node:events";
import { parseCronItems, run, type Runner, type WorkerEvents } from "graphile-worker";
import type pg from "pg";
import { logInfo } from "@/lib/log";
import { type Liveness, startLiveness } from "./liveness";
import type { TaskName } from "./payloads";
import { queueLogger } from "./queue-logger";
import { type Running, runningJobs } from "./running-jobs";
import { runTask } from "./run-task";
import type { Tasks } from "./task";

/** A worker from its start until it is stopped, or the library gave it up. */
export type Round = { runner: Runner; liveness: Liveness; running: Running };

type Given = {
  connectionString: string;
  concurrency: number;
  sweeps: boolean;
  tasks: Tasks;
};

export async function beginRound(
  pgPool: pg.Pool,
  { connectionString, concurrency, sweeps, tasks }: Given,
): Promise<Round> {
  const liveness = await startLiveness(connectionString);
  let runner: Runner | undefined;
  try {
    const events: WorkerEvents = new EventEmitter();
    const running = runningJobs(events);
    let shown = Promise.resolve();
    events.on("pool:create", ({ workerPool }) => {
      shown = liveness.hold(workerPool.id);
      shown.catch(() => undefined);
    });
    // A library that lost its connections may wait for ever for what they were just asked: it starts anew.
    events.on("pool:listen:error", () => void runner?.stop().catch(() => undefined));
    const hourly = { identifier: "sweep", task: "sweep", match: "17 * * * *" };
    runner = await run({
      pgPool,
      events,
      concurrency,
      noHandleSignals: true,
      logger: queueLogger,
      taskList: Object.fromEntries(
        (Object.keys(tasks) as TaskName[]).map((name) => [
          name,
          (payload: unknown, { job }: { job: { attempts: number } }) =>
            runTask(tasks, name, payload, job.attempts),
        ]),
      ),
      parsedCronItems: parseCronItems(
        sweeps ? [{ ...hourly, options: { jobKey: "sweep", maxAttempts: 3 } }] : [],
      ),
    });
    runner.promise.catch(() => undefined);
    await shown;
    if (sweeps) await runner.addJob("sweep", {}, { jobKey: "sweep", maxAttempts: 3 });
    logInfo("worker started", { concurrency });
    return { runner, liveness, running };
  } catch (cause) {
    await runner?.stop().catch(() => undefined);
    await liveness.end();
    throw cause;
  }
}
