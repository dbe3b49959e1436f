import "server-only";
import pg from "pg";
import { env } from "@/lib/env";

const store = globalThis as { alfeCountingPool?: pg.Pool };

/** Connections for counting requests and tries, so that it waits for nothing else. */
export function countingPool(): pg.Pool {
  if (store.alfeCountingPool) return store.alfeCountingPool;
  const created = new pg.Pool({
    connectionString: env().ALFE_APP_DATABASE_URL,
    max: 2,
    connectionTimeoutMillis: 5_000,
    allowExitOnIdle: true,
  });
  // A lost connection that nobody was using is replaced at the next use.
  created.on("error", () => undefined);
  return (store.alfeCountingPool = created);
}
