import pg from "pg";
import { logWarning } from "@/lib/log";

const aliveEveryMs = 15_000;
const aliveWithinMs = 3_000;
const longestRetryMs = 5_000;

type Hearing = {
  onPayload: (payload: string) => void;
  /** It listens, from now on: what was said before, it did not hear. */
  onListening: () => void;
};

/** Keeps one connection listening on a channel, and begins anew whenever it is lost. Returns its end. */
export function keepListening(
  connectionString: string,
  channel: string,
  { onPayload, onListening }: Hearing,
): () => void {
  let isStopped = false;
  let retries = 0;
  let end: () => void = () => undefined;

  const connect = (): void => {
    const client = new pg.Client({
      connectionString,
      application_name: "alfe changes",
      keepAlive: true,
      connectionTimeoutMillis: 5_000,
      // Nothing is said on it for as long as nothing happens.
      options: "-c idle_session_timeout=0",
    });
    let alive: NodeJS.Timeout | undefined;
    let isLost = false;
    const leave = () => {
      isLost = true;
      clearInterval(alive);
      client.end().catch(() => undefined);
    };
    const lose = (cause?: Error) => {
      if (isLost || isStopped) return;
      leave();
      if (retries === 0) logWarning("changes are not heard", { cause: cause?.message });
      const wait = Math.min(longestRetryMs, 100 * 2 ** retries) * (0.5 + Math.random() / 2);
      retries += 1;
      const timer = setTimeout(connect, wait);
      end = () => clearTimeout(timer);
    };
    end = leave;
    client.on("error", lose);
    client.on("end", () => lose());
    client.on("notification", ({ payload }) => onPayload(payload ?? ""));
    const listen = async () => {
      await client.connect();
      await client.query(`listen ${pg.escapeIdentifier(channel)}`);
      if (isLost) return;
      retries = 0;
      alive = setInterval(() => void assertAlive(client).catch(lose), aliveEveryMs);
      onListening();
    };
    listen().catch(lose);
  };

  connect();
  return () => {
    isStopped = true;
    end();
  };
}

/** A connection whose other end is gone without a word never fails by itself. */
async function assertAlive(client: pg.Client): Promise<void> {
  const { promise: silence, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error("it does not answer")), aliveWithinMs);
  await Promise.race([client.query("select 1"), silence]).finally(() => clearTimeout(timer));
}
