import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { env } from "@/lib/env";
import { useOwnDatabase } from "@/lib/testing/own-database";
import { withConnectionLock } from "./connection-lock";
import { LockSession } from "./lock-session";

useOwnDatabase();

/** Two sessions stand for two processes: the database knows nothing else of them. */
let [first, second]: LockSession[] = [];
const held: [LockSession, string][] = [];

beforeEach(() => {
  vi.spyOn(process.stderr, "write").mockReturnValue(true);
  first = new LockSession(env().ALFE_APP_DATABASE_URL);
  second = new LockSession(env().ALFE_APP_DATABASE_URL);
});
afterEach(async () => {
  await Promise.all(held.splice(0).map(([session, name]) => session.release(name)));
});

async function acquire(session: LockSession | undefined, name: string, patienceMs = 10_000) {
  if (!session) throw new Error("There are two sessions");
  await session.acquire(name, patienceMs);
  held.push([session, name]);
}

const names = (count: number) => Array.from({ length: count }, () => `test ${randomUUID()}`);
const tooLong = "Somebody else has had the lock for too long";

test("hundreds of locks of one process leave every other one free, in all processes", async () => {
  const many = names(300);
  await Promise.all(many.map((name) => acquire(first, name)));
  const [other = ""] = names(1);
  const begun = performance.now();
  await acquire(second, other, 2_000);
  expect(performance.now() - begun).toBeLessThan(2_000);
  // And all three hundred are really held.
  await Promise.all(
    many.slice(0, 50).map((name) => expect(second?.acquire(name, 600)).rejects.toThrow(tooLong)),
  );
});

test("whoever waits gets the lock when it is given back, and hundreds who wait do so at once", async () => {
  const many = names(200);
  await Promise.all(many.map((name) => acquire(first, name)));
  let got = 0;
  const waiting = many.map((name) => acquire(second, name).then(() => (got += 1)));
  await wait(500);
  expect(got).toBe(0);
  await Promise.all(held.splice(0).map(([session, name]) => session.release(name)));
  await Promise.all(waiting);
  expect(got).toBe(200);
});

test("whoever gave up does not get the lock afterwards", async () => {
  const [name = ""] = names(1);
  await acquire(first, name);
  await expect(second?.acquire(name, 300)).rejects.toThrow(tooLong);
  await first?.release(name);
  await wait(500);
  await acquire(first, name, 300);
});

test("a session that is lost while its process lives takes its locks back", async () => {
  const [one = "", other = ""] = names(2);
  await acquire(first, one);
  await acquire(first, other);
  const client = new pg.Client(env().ALFE_APP_DATABASE_URL);
  await client.connect();
  const ended = await client
    .query(
      "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'alfe connection locks' and pid in (select pid from pg_locks where locktype = 'advisory')",
    )
    .finally(() => client.end());
  expect(ended.rowCount).toBe(1);
  await wait(1_500);
  await expect(second?.acquire(one, 300)).rejects.toThrow(tooLong);
  await expect(second?.acquire(other, 300)).rejects.toThrow(tooLong);
  await first?.release(one);
  await acquire(second, one, 1_000);
});

test("within a process the work of one connection is done one after the other", async () => {
  const id = randomUUID();
  let inside = 0;
  const order: number[] = [];
  const work = (index: number) =>
    withConnectionLock(id, async () => {
      inside += 1;
      expect(inside).toBe(1);
      await wait(20);
      order.push(index);
      inside -= 1;
    });
  await Promise.all([0, 1, 2, 3, 4].map(work));
  expect(order).toEqual([0, 1, 2, 3, 4]);
});

test("whoever waits for too long is told that the server is busy, and holds up nobody behind", async () => {
  const id = randomUUID();
  const gate = Promise.withResolvers<undefined>();
  const begun = Promise.withResolvers<undefined>();
  const working = withConnectionLock(id, () => {
    begun.resolve(undefined);
    return gate.promise;
  });
  await begun.promise;
  const impatient = withConnectionLock(id, () => Promise.resolve("done"), { patienceMs: 200 });
  const patient = withConnectionLock(id, () => Promise.resolve("done"));
  await expect(impatient).rejects.toMatchObject({ kind: "unavailable", retryAfterSeconds: 2 });
  gate.resolve(undefined);
  await working;
  expect(await patient).toBe("done");
});

test("work that fails gives the lock back", async () => {
  const id = randomUUID();
  const failing = withConnectionLock(id, () => Promise.reject(new Error("failed")));
  await expect(failing).rejects.toThrow("failed");
  expect(await withConnectionLock(id, () => Promise.resolve("done"))).toBe("done");
});
