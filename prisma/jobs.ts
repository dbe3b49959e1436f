import { Logger, runMigrations } from "graphile-worker";
import pg from "pg";
import { Refusal } from "../bin/refusal";

/** The one thing that the program may do with the queue, in the transaction of its own change. */
const enqueue = `
  create or replace function jobs.enqueue(
    task text, payload json, key text default null, run_at timestamptz default null,
    max_attempts int default null, keep boolean default false
  ) returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
    select graphile_worker.add_job(
      task, payload, run_at => run_at, max_attempts => max_attempts, job_key => key)
    where not (keep and exists (
      select from graphile_worker._private_jobs j
      where j.key = enqueue.key and (j.locked_at is not null or j.attempts < j.max_attempts)))
  $$`;

/** Its migrations are no news. */
const quiet = new Logger(() => () => undefined);

const signature = "jobs.enqueue(text, json, text, timestamptz, int, boolean)";

/**
 * Brings the queue up to date, as the role that owns it. The program's role may execute
 * `jobs.enqueue`, which runs with the owner's rights, and can neither read nor change a job.
 */
export async function prepareQueue(jobsUrl: string, appUrl: string): Promise<void> {
  const pool = new pg.Pool({ connectionString: jobsUrl, connectionTimeoutMillis: 5_000, max: 3 });
  pool.on("error", () => undefined);
  pool.on("connect", (client) => void client.on("error", () => undefined));
  try {
    const client = await pool.connect();
    try {
      // Two starts at once must not both migrate; the lock ends with the connection.
      await client.query("select pg_advisory_lock(hashtextextended('alfe queue', 0))");
      await runMigrations({ pgPool: pool, logger: quiet });
      await define(client, decodeURIComponent(new URL(appUrl).username));
    } finally {
      client.release(true);
    }
  } catch (cause) {
    throw explained(cause, jobsUrl);
  } finally {
    await pool.end();
  }
}

/** Everything or nothing, so that nobody else can ever execute the function. */
async function define(client: pg.PoolClient, appUser: string): Promise<void> {
  const app = client.escapeIdentifier(appUser);
  await client.query("begin");
  await client.query("create schema if not exists jobs");
  await client.query(enqueue);
  await client.query(`revoke execute on function ${signature} from public`);
  await client.query(`grant usage on schema jobs to ${app}`);
  await client.query(`grant execute on function ${signature} to ${app}`);
  await client.query("commit");
}

function explained(cause: unknown, jobsUrl: string): unknown {
  if (!(cause instanceof pg.DatabaseError && cause.code === "42501")) return cause;
  const user = decodeURIComponent(new URL(jobsUrl).username);
  return new Refusal(
    `ALFE_JOBS_DATABASE_URL: its role ${user} must be allowed to create schemas (${cause.message}): grant it CREATE on the database.`,
  );
}
