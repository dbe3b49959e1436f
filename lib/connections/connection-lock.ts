import "server-only";
import pg from "pg";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";

const store = globalThis as { alfeLockPool?: pg.Pool };

/** A small pool of its own: a lock lasts as long as a provider takes, which no transaction may. */
function pool(): pg.Pool {
  if (store.alfeLockPool) return store.alfeLockPool;
  const created = new pg.Pool({
    connectionString: env().ALFE_APP_DATABASE_URL,
    max: 6,
    connectionTimeoutMillis: 30_000,
    idleTimeoutMillis: 10_000,
    allowExitOnIdle: true,
    // Longer than the role's own: whoever waits, waits for one answer of a provider.
    options: "-c statement_timeout=60000 -c lock_timeout=60000",
  });
  created.on("error", () => undefined);
  store.alfeLockPool = created;
  return created;
}

/** Others wait for a slow provider, or the database is lost: both pass. */
function busy(cause: unknown): never {
  throw new AppError("unavailable", "The server is busy. Try again in a moment.", {
    cause,
    retryAfterSeconds: 2,
  });
}

/**
 * Lets one piece of work at a time, in all processes, change what a connection is at its provider. The
 * lock belongs to a database session, so it is free again when the process dies.
 */
export async function withConnectionLock<T>(
  connectionId: string,
  work: () => Promise<T>,
): Promise<T> {
  const client = await pool().connect().catch(busy);
  const name = `connection ${connectionId}`;
  try {
    await client.query("select pg_advisory_lock(hashtextextended($1, 0))", [name]).catch(busy);
    return await work();
  } finally {
    // A session that could not unlock must not go back to the pool with the lock.
    const isLost = await client
      .query("select pg_advisory_unlock(hashtextextended($1, 0))", [name])
      .then(() => false)
      .catch(() => true);
    client.release(isLost);
  }
}
