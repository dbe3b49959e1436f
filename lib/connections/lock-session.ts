import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { logWarning } from "@/lib/log";

const retryMs = 200;

type Waiting = { name: string; got: () => void; failed: (cause: unknown) => void };

/**
 * The session-level advisory locks of one process. One database session holds all of them, so that
 * however many work or wait, none takes a place from another; the locks are free again when the process
 * dies. Where the session is lost while the process lives, it takes them back as soon as it can.
 * A name must not be asked for twice at once: a session may lock again what it has.
 */
export class LockSession {
  readonly #pool: pg.Pool;
  #opening: Promise<pg.PoolClient> | undefined;
  #session: pg.PoolClient | undefined;
  /** What this process has, and in which session; in none where that was lost. */
  readonly #held = new Map<string, pg.PoolClient | undefined>();
  readonly #waiting = new Set<Waiting>();
  #isTrying = false;

  constructor(connectionString: string) {
    this.#pool = new pg.Pool({
      connectionString,
      application_name: "alfe connection locks",
      max: 1,
      keepAlive: true,
      connectionTimeoutMillis: 10_000,
      idleTimeoutMillis: 10_000,
      query_timeout: 10_000,
      allowExitOnIdle: true,
      // A provider may take long, and nothing is sent meanwhile.
      options: "-c idle_session_timeout=0",
    });
    this.#pool.on("error", () => undefined);
  }

  /** Resolves once this process has the lock. Rejects after `patienceMs`, or where the database is lost. */
  async acquire(name: string, patienceMs: number): Promise<void> {
    const mine = Promise.withResolvers<undefined>();
    mine.promise.catch(() => undefined);
    const waiting = { name, got: () => mine.resolve(undefined), failed: mine.reject };
    const patience = setTimeout(() => {
      this.#waiting.delete(waiting);
      mine.reject(new Error("Somebody else has had the lock for too long"));
    }, patienceMs);
    this.#waiting.add(waiting);
    try {
      await this.#try([waiting]).catch(mine.reject);
      void this.#goOn();
      await mine.promise;
    } finally {
      clearTimeout(patience);
      this.#waiting.delete(waiting);
      this.#rest();
    }
  }

  async release(name: string): Promise<void> {
    const session = this.#held.get(name);
    this.#held.delete(name);
    try {
      if (session) await unlock(session, name);
    } catch {
      // A session that could not unlock must not live on with the lock.
      if (session) this.#lose(session);
    } finally {
      this.#rest();
    }
  }

  /** Tries until nobody waits and everything that was lost is taken back. */
  async #goOn(): Promise<void> {
    if (this.#isTrying) return;
    this.#isTrying = true;
    while (this.#waiting.size > 0 || this.#lost().length > 0) {
      await wait(retryMs);
      // Whoever waits has its own patience, in which the database may come back.
      await this.#try([...this.#waiting]).catch(() => undefined);
    }
    this.#isTrying = false;
    this.#rest();
  }

  async #try(asked: readonly Waiting[]): Promise<void> {
    const names = [...asked.map(({ name }) => name), ...this.#lost()];
    if (names.length === 0) return;
    const session = await this.#open();
    try {
      for (const name of await tryLocks(session, names)) {
        const waiting = asked.find((each) => each.name === name);
        const isWanted = waiting ? this.#waiting.delete(waiting) : this.#held.has(name);
        if (isWanted) this.#held.set(name, session);
        else await unlock(session, name);
        waiting?.got();
      }
    } catch (cause) {
      // What the database says concerns the question; anything else, the session.
      if (!(cause instanceof pg.DatabaseError)) this.#lose(session);
      throw cause;
    }
  }

  #lost(): string[] {
    return [...this.#held].filter(([, session]) => !session).map(([name]) => name);
  }

  #open(): Promise<pg.PoolClient> {
    this.#opening ??= this.#pool.connect().then(
      (session) => {
        this.#session = session;
        session.on("error", this.#onError);
        return session;
      },
      (cause: unknown) => {
        this.#opening = undefined;
        throw cause;
      },
    );
    return this.#opening;
  }

  readonly #onError = (): void => {
    if (this.#session) this.#lose(this.#session);
  };

  #lose(session: pg.PoolClient): void {
    if (session !== this.#session) return;
    this.#leave(session, true);
    for (const name of this.#held.keys()) this.#held.set(name, undefined);
    if (this.#held.size === 0) return;
    logWarning("the session of the connection locks was lost; they are taken back");
    void this.#goOn();
  }

  /** Gives the session back while there is nothing to hold. */
  #rest(): void {
    const isNeeded = this.#held.size > 0 || this.#waiting.size > 0 || this.#isTrying;
    if (this.#session && !isNeeded) this.#leave(this.#session, false);
  }

  #leave(session: pg.PoolClient, destroy: boolean): void {
    this.#session = undefined;
    this.#opening = undefined;
    if (!destroy) session.removeListener("error", this.#onError);
    session.release(destroy);
  }
}

/** Those of the locks that were free, and are this session's from now on. */
async function tryLocks(session: pg.PoolClient, names: readonly string[]): Promise<string[]> {
  const { rows } = await session.query<{ name: string; got: boolean }>(
    "select name, pg_try_advisory_lock(hashtextextended(name, 0)) as got from unnest($1::text[]) as asked (name)",
    [names],
  );
  return rows.filter(({ got }) => got).map(({ name }) => name);
}

const unlock = (session: pg.PoolClient, name: string) =>
  session.query("select pg_advisory_unlock(hashtextextended($1, 0))", [name]);
