import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { inOrganization } from "@/lib/db";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { useOwnDatabase } from "@/lib/testing/own-database";
import { startTestWorker } from "@/lib/testing/worker";
import { enqueue, type EnqueueOptions } from "./queue";
import type { Task } from "./task";
import type { Worker, WorkerOptions } from "./worker";

useOwnDatabase();

let queue: pg.Pool;
beforeAll(() => {
  queue = new pg.Pool({ connectionString: env().ALFE_JOBS_DATABASE_URL, max: 2 });
  queue.on("error", () => undefined);
});
afterAll(() => queue.end());

const workers: Worker[] = [];
const started = async (starting: Promise<Worker>) => {
  const worker = await starting;
  workers.push(worker);
  return worker;
};
afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.stop()));
  await queue.query("delete from graphile_worker._private_jobs");
});

const organizationId = randomUUID();
type Told = Parameters<Task<"probe_connection">>[0];

/** A worker with one task, which does what the test says. */
const work = (task: Task<"probe_connection">, options?: WorkerOptions): Promise<Worker> =>
  started(startTestWorker({ tasks: { probe_connection: task }, ...options }));

async function ask(options?: EnqueueOptions): Promise<Told> {
  const told = { organizationId, connectionId: randomUUID() };
  await inOrganization(organizationId, (tx) => enqueue(tx, "probe_connection", told, options));
  return told;
}

async function jobs(): Promise<
  { attempts: number; last_error: string | null; payload: unknown }[]
> {
  const { rows } = await queue.query<{
    attempts: number;
    last_error: string | null;
    payload: unknown;
  }>("select attempts, last_error, payload from graphile_worker._private_jobs");
  return rows;
}

test("a committed job is done soon, and gone", async () => {
  const done: Told[] = [];
  await work(async (told) => void done.push(told));
  const told = await ask();
  await expect.poll(() => done).toEqual([told]);
  await expect.poll(jobs).toEqual([]);
});

test("a job with a time is done then and not before", async () => {
  const done: number[] = [];
  await work(async () => void done.push(Date.now()));
  const runAt = new Date(Date.now() + 1_500);
  await ask({ runAt });
  await expect.poll(() => done.length, { timeout: 10_000 }).toBe(1);
  expect(done[0]).toBeGreaterThanOrEqual(runAt.getTime());
});

test("a job that fails is tried again, and is told which attempt it is", async () => {
  const attempts: number[] = [];
  await work(async (_told, { attempt }) => {
    attempts.push(attempt);
    if (attempt === 1) throw new Error("not yet");
  });
  await ask();
  await expect.poll(() => attempts, { timeout: 15_000 }).toEqual([1, 2]);
  await expect.poll(jobs).toEqual([]);
});

test("what a failure carries does not reach the queue, but for what a caller would be told", async () => {
  const secret = `ghp_${"x".repeat(30)}`;
  await work(async (_told, { attempt }) => {
    if (attempt === 1) throw new Error(`insert failed for customer 4711 with ${secret}`);
    throw new AppError("unavailable", `GitHub said no to ${secret}`);
  });
  await ask();
  await expect.poll(async () => (await jobs())[0]?.last_error).toBe("Error");
  await expect
    .poll(async () => (await jobs())[0]?.last_error, { timeout: 15_000 })
    .toBe("GitHub said no to [redacted]");
  expect(JSON.stringify(await jobs())).not.toContain("x".repeat(10));
});

test("only ids are kept of what a task is told", async () => {
  const told = { organizationId, connectionId: randomUUID(), accessToken: "ghp_secret" };
  await inOrganization(organizationId, (tx) => enqueue(tx, "probe_connection", told));
  const { accessToken, ...ids } = told;
  expect(accessToken).toBe("ghp_secret");
  expect((await jobs()).map(({ payload }) => payload)).toEqual([ids]);
});

test("several workers never do one job twice", async () => {
  const done: string[] = [];
  const task: Task<"probe_connection"> = async ({ connectionId }) => {
    done.push(connectionId);
    await sleep(20);
  };
  await Promise.all([work(task), work(task), work(task)]);
  const asked = await Promise.all(Array.from({ length: 60 }, () => ask()));
  await expect.poll(() => done.length, { timeout: 15_000 }).toBe(60);
  await expect.poll(jobs).toEqual([]);
  expect(done.toSorted()).toEqual(asked.map(({ connectionId }) => connectionId).toSorted());
});

test("a worker that is stopped ends what it is doing, and takes nothing more", async () => {
  const ended: string[] = [];
  let begun = 0;
  const worker = await work(async ({ connectionId }) => {
    begun += 1;
    await sleep(500);
    ended.push(connectionId);
  });
  const told = await ask();
  await expect.poll(() => begun).toBe(1);
  await worker.stop();
  const late = await ask();
  expect(ended).toEqual([told.connectionId]);
  await sleep(200);
  expect(await jobs()).toMatchObject([{ attempts: 0, payload: late }]);
});

test("a worker goes on after the database cut all of its connections", async () => {
  const done: string[] = [];
  await work(async ({ connectionId }) => void done.push(connectionId), { releaseEveryMs: 1_000 });
  const owner = new pg.Client({ connectionString: env().ALFE_JOBS_DATABASE_URL });
  await owner.connect();
  await owner.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where usename = 'alfe_jobs' and datname = current_database() and pid <> pg_backend_pid()`,
  );
  await owner.end();
  const told = await ask();
  // A job that was just being taken when its connection was cut is given back after half a minute.
  await expect.poll(() => done, { timeout: 120_000 }).toEqual([told.connectionId]);
}, 150_000);

test("a job that was locked by a living worker, which never heard of it, is done all the same", async () => {
  const done: string[] = [];
  let workerId = "";
  await work(
    async ({ connectionId }) => {
      const { rows } = await queue.query<{ locked_by: string }>(
        "select locked_by from graphile_worker._private_jobs where locked_by is not null",
      );
      workerId = rows[0]?.locked_by ?? "";
      done.push(connectionId);
    },
    { releaseEveryMs: 500 },
  );
  const first = await ask();
  await expect.poll(() => done).toEqual([first.connectionId]);
  const second = await ask({ key: "lost", runAt: new Date(Date.now() + 3_600_000) });
  await queue.query(
    `update graphile_worker._private_jobs
     set locked_by = $1, locked_at = now() - interval '1 minute', run_at = now() where key = 'lost'`,
    [workerId],
  );
  await expect
    .poll(() => done, { timeout: 10_000 })
    .toEqual([first.connectionId, second.connectionId]);
});

/** A worker in a process of its own, whose task says that it has begun and never ends. */
async function hangingWorker(): Promise<ChildProcess> {
  const child = spawn(
    process.execPath,
    [
      "--conditions=react-server",
      ...["--import", "./bin/end-with-parent.mjs", "--import", "tsx"],
      "lib/testing/hanging-worker.ts",
    ],
    { stdio: ["ignore", "pipe", "inherit", "ipc"] },
  );
  const begun = new Promise<void>((resolve) => {
    child.stdout?.on("data", (text: Buffer) => {
      if (text.includes("begun")) resolve();
    });
  });
  await Promise.race([begun, once(child, "exit")]);
  return child;
}

test("the job of a worker that is killed goes on in another one within a minute, that of a living one stays", async () => {
  const told = await ask();
  const killed = await hangingWorker();
  const kept = await ask();
  const living = await hangingWorker();
  try {
    const done: string[] = [];
    await work(async ({ connectionId }) => void done.push(connectionId));
    await sleep(1_000);
    expect(done).toEqual([]);
    const from = Date.now();
    killed.kill("SIGKILL");
    await expect.poll(() => done, { timeout: 60_000, interval: 500 }).toEqual([told.connectionId]);
    expect(Date.now() - from).toBeLessThan(60_000);
    await sleep(2_000);
    expect(await jobs()).toMatchObject([{ payload: kept, attempts: 1 }]);
  } finally {
    killed.kill("SIGKILL");
    living.kill("SIGKILL");
  }
}, 120_000);
