import "server-only";
import type pg from "pg";
import type { Running } from "./running-jobs";

/** Longer than an answer of the database is under way. */
const grace = "30 seconds";

/**
 * Gives back jobs that this very worker locked without learning of it, because the database's answer was
 * lost with its connection. Returns their ids.
 */
export async function releaseLost(pool: pg.Pool, { workerId, ids }: Running): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    `update graphile_worker._private_jobs set locked_at = null, locked_by = null
     where locked_by = $1 and locked_at < now() - interval '${grace}' and id <> all ($2::bigint[])
     returning id`,
    [workerId, [...ids]],
  );
  return rows.map(({ id }) => id);
}
