import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, expect, test } from "vitest";
import { inOrganization } from "@/lib/db";
import { env } from "@/lib/env";
import { enqueue } from "./queue";

const app = new pg.Pool({ connectionString: env().ALFE_APP_DATABASE_URL, max: 1 });
const queue = new pg.Pool({ connectionString: env().ALFE_JOBS_DATABASE_URL, max: 1 });
afterAll(() => Promise.all([app.end(), queue.end()]));

const organizationId = randomUUID();
const inTransaction = <T>(work: Parameters<typeof inOrganization<T>>[1]) =>
  inOrganization(organizationId, work);

type Job = { task: string; payload: unknown; runAt: Date; maxAttempts: number };

async function waiting(key: string): Promise<Job[]> {
  const { rows } = await queue.query<Job>(
    `select t.identifier as task, j.payload, j.run_at as "runAt", j.max_attempts as "maxAttempts"
     from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
     where j.key = $1`,
    [key],
  );
  return rows;
}

const payload = () => ({ organizationId, connectionId: randomUUID() });
/** No worker runs in these tests, and none of another file may take the job. */
const later = new Date(Date.now() + 3_600_000);

test("a committed change leaves its job in the queue, as it was asked for", async () => {
  const key = randomUUID();
  const told = payload();
  await inTransaction((tx) =>
    enqueue(tx, "probe_connection", told, { key, runAt: later, maxAttempts: 3 }),
  );
  expect(await waiting(key)).toEqual([
    { task: "probe_connection", payload: told, runAt: later, maxAttempts: 3 },
  ]);
});

test("a change that is rolled back leaves no job", async () => {
  const key = randomUUID();
  const rolledBack = inTransaction(async (tx) => {
    await enqueue(tx, "probe_connection", payload(), { key, runAt: later });
    throw new Error("rolled back");
  });
  await expect(rolledBack).rejects.toThrow("rolled back");
  expect(await waiting(key)).toEqual([]);
});

test("of several jobs with one key the latest stands, unless the waiting one shall be kept", async () => {
  const key = randomUUID();
  const [first, second, third] = [payload(), payload(), payload()];
  const soon = new Date(later.getTime() - 60_000);
  await inTransaction((tx) => enqueue(tx, "probe_connection", first, { key, runAt: later }));
  await inTransaction((tx) => enqueue(tx, "probe_connection", second, { key, runAt: soon }));
  expect(await waiting(key)).toMatchObject([{ payload: second, runAt: soon }]);
  const kept = { key, runAt: later, keep: true };
  await inTransaction((tx) => enqueue(tx, "probe_connection", third, kept));
  expect(await waiting(key)).toMatchObject([{ payload: second, runAt: soon }]);
});

test("a job that was given up is no waiting one: its key is free again", async () => {
  const key = randomUUID();
  const told = payload();
  await inTransaction((tx) => enqueue(tx, "probe_connection", payload(), { key, runAt: later }));
  await queue.query(
    "update graphile_worker._private_jobs set attempts = max_attempts where key = $1",
    [key],
  );
  await inTransaction((tx) =>
    enqueue(tx, "probe_connection", told, { key, runAt: later, keep: true }),
  );
  expect(await waiting(key)).toMatchObject([{ payload: told }]);
});

const denied = /permission denied/;

test("the program's role can neither read nor change the queue", async () => {
  for (const table of ["jobs", "_private_jobs", "_private_tasks", "_private_known_crontabs"]) {
    await expect(app.query(`select from graphile_worker.${table}`)).rejects.toThrow(denied);
  }
  await expect(app.query("delete from graphile_worker._private_jobs")).rejects.toThrow(denied);
  await expect(app.query("select graphile_worker.add_job('sweep', '{}')")).rejects.toThrow(denied);
  await expect(app.query("create table jobs.mine (id int)")).rejects.toThrow(denied);
});

test("the queue's role can read none of the product's tables", async () => {
  const { rows } = await app.query<{ name: string }>(
    "select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v')",
  );
  expect(rows.length).toBeGreaterThan(20);
  for (const { name } of rows) {
    const { rows: held } = await queue.query<{ held: boolean }>(
      "select has_table_privilege(format('public.%I', $1::text), 'select, insert, update, delete') or has_any_column_privilege(format('public.%I', $1::text), 'select, insert, update') as held",
      [name],
    );
    expect([name, held[0]?.held]).toEqual([name, false]);
  }
  await expect(queue.query("select from public.connection")).rejects.toThrow(denied);
});

test("nobody but the program's role may enqueue", async () => {
  const { rows } = await queue.query<{ grantee: string }>(
    `select distinct a.grantee::regrole::text as grantee
     from pg_proc p cross join aclexplode(p.proacl) a
     where p.pronamespace = 'jobs'::regnamespace order by 1`,
  );
  expect(rows.map(({ grantee }) => grantee)).toEqual(["alfe_app", "alfe_jobs"]);
});
