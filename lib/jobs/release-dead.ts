import "server-only";
import type pg from "pg";
import { aliveLock } from "./liveness";

/** A worker that has just started may have a job before it shows that it lives. */
const grace = "10 seconds";

/**
 * Gives back the jobs of workers that died, which would stay locked for four hours. Returns the names
 * of the dead.
 */
export async function releaseDead(pool: pg.Pool): Promise<string[]> {
  const { rows } = await pool.query<{ dead: string[] }>(`
    with holder as materialized (
      select locked_by as id from graphile_worker._private_jobs
      where locked_by is not null and locked_at < now() - interval '${grace}'
      union
      select locked_by from graphile_worker._private_job_queues
      where locked_by is not null and locked_at < now() - interval '${grace}'
    ), dead as materialized (
      select id from holder where pg_try_advisory_xact_lock(${aliveLock("id")})
    )
    select array(select id from dead) as dead,
      graphile_worker.force_unlock_workers(array(select id from dead))`);
  return rows[0]?.dead ?? [];
}
