import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { logWarning } from "@/lib/log";

const endingMs = 2_000;

/** Shows other workers that this one lives. */
export type Liveness = {
  /** From now on; `workerId` is the name under which it locks jobs. */
  hold: (workerId: string) => Promise<void>;
  end: () => Promise<void>;
};

/** Named after the worker: whoever can have it alone knows that the worker is dead. */
export const aliveLock = (workerId: string) =>
  `hashtextextended('graphile-worker ' || ${workerId}, 0)`;

/**
 * Holds advisory locks in a database session of its own, which ends with the process however it ends,
 * so that no clock and no heartbeat is needed. A lost session is made anew.
 */
export async function startLiveness(connectionString: string): Promise<Liveness> {
  const held = new Set<string>();
  let isOver = false;
  const hasEnded = () => isOver;
  let session = await connect();

  async function connect(): Promise<pg.Client> {
    const client = new pg.Client({ connectionString, connectionTimeoutMillis: 5_000 });
    client.on("error", () => undefined);
    await client.connect();
    for (const id of held) await lock(client, id);
    client.once("end", () => void reconnect());
    return client;
  }

  async function reconnect(): Promise<void> {
    while (!hasEnded()) {
      try {
        session = await connect();
        if (hasEnded()) await session.end();
        return;
      } catch (cause) {
        logWarning("the worker cannot show that it lives", { cause: String(cause) });
        await sleep(1_000);
      }
    }
  }

  return {
    async hold(workerId) {
      held.add(workerId);
      await lock(session, workerId);
    },
    async end() {
      isOver = true;
      // A session that was cut off a moment ago may never say that it has ended.
      await Promise.race([
        session.end().catch(() => undefined),
        sleep(endingMs, undefined, { ref: false }),
      ]);
    },
  };
}

const lock = (client: pg.Client, id: string) =>
  client.query(`select pg_advisory_lock_shared(${aliveLock("$1::text")})`, [id]);
