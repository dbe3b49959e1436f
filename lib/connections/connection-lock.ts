import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { LockSession } from "./lock-session";

/** Of the process, not of the module: a bundler may give several copies of it to one process. */
const store = globalThis as {
  alfeLocks?: { session: LockSession; lines: Map<string, Promise<void>> };
};

const locks = () =>
  (store.alfeLocks ??= {
    session: new LockSession(env().ALFE_DIRECT_DATABASE_URL ?? env().ALFE_APP_DATABASE_URL),
    lines: new Map<string, Promise<void>>(),
  });

/** Others wait for a slow provider, or the database is lost: both pass. */
const busy = (cause: unknown): AppError =>
  new AppError("unavailable", "The server is busy. Try again in a moment.", {
    cause,
    retryAfterSeconds: 2,
  });

/**
 * Lets one piece of work at a time, in all processes, change what a connection is at its provider. The
 * lock belongs to a database session, so it is free again when the process dies, and only then: it has
 * no term that a slow provider could outlast. Whoever waits holds no connection of any pool.
 */
export async function withConnectionLock<T>(
  connectionId: string,
  work: () => Promise<T>,
  { patienceMs = 60_000 } = {},
): Promise<T> {
  const { session, lines } = locks();
  const name = `connection ${connectionId}`;
  const until = Date.now() + patienceMs;
  const before = lines.get(name);
  const turn = Promise.withResolvers<undefined>();
  const line = (before ?? Promise.resolve()).then(() => turn.promise);
  lines.set(name, line);
  try {
    if (before) await within(before, patienceMs);
    await session.acquire(name, Math.max(1, until - Date.now())).catch((cause: unknown) => {
      throw busy(cause);
    });
    try {
      return await work();
    } finally {
      await session.release(name);
    }
  } finally {
    turn.resolve(undefined);
    if (lines.get(name) === line) lines.delete(name);
  }
}

async function within(before: Promise<void>, patienceMs: number): Promise<void> {
  const patience = new AbortController();
  const isOver = wait(patienceMs, true, { signal: patience.signal }).catch(() => false);
  const gaveUp = await Promise.race([before.then(() => false), isOver]);
  patience.abort();
  if (gaveUp) throw busy(new Error("This process has had the lock for too long"));
}
