import { Pool } from "undici";
import type { Slot } from "../api/load";
import type { BenchBot } from "./bench-bot";
import { nextSlackEvent } from "./slack-event";

/** Sends messages with so many clients at once, each as soon as the one before was acknowledged. */
export async function sendMessages(
  origin: string,
  bots: readonly BenchBot[],
  { clients, ms }: { clients: number; ms: number },
): Promise<Slot & { acknowledged: number }> {
  const pool = new Pool(origin, { connections: clients, pipelining: 1 });
  const times: number[] = [];
  let acknowledged = 0;
  const send = async () => {
    const bot = bots[Math.floor(Math.random() * bots.length)];
    if (!bot) throw new Error("There are bots");
    const begun = performance.now();
    const { statusCode, body } = await pool.request(nextSlackEvent(bot));
    const text = await body.text();
    if (statusCode !== 200) throw new Error(`${bot.path} said ${String(statusCode)}: ${text}`);
    acknowledged += 1;
    times.push(performance.now() - begun);
  };
  // Connections and what a process makes at its first request are not measured.
  await Promise.all(Array.from({ length: clients }, send));
  times.length = 0;
  const begun = performance.now();
  const client = async () => {
    while (performance.now() - begun < ms) await send();
  };
  await Promise.all(Array.from({ length: clients }, client));
  const seconds = (performance.now() - begun) / 1000;
  await pool.close();
  const sorted = times.toSorted((a, b) => a - b);
  const at = (part: number) => sorted[Math.floor(sorted.length * part)] ?? 0;
  return {
    perSecond: times.length / seconds,
    medianMs: at(0.5),
    p99Ms: at(0.99),
    acknowledged,
  };
}
