import { Pool } from "undici";

export type Asked = { method: "GET" | "POST"; path: string; body?: string };

/** What a slot came to. */
export type Slot = { perSecond: number; medianMs: number; p99Ms: number };

/** Asks with so many clients at once, each as soon as it was answered, and each time as another agent. */
export async function load(
  origin: string,
  asked: Asked,
  { clients, keys, ms }: { clients: number; keys: readonly string[]; ms: number },
): Promise<Slot> {
  const pool = new Pool(origin, { connections: clients, pipelining: 1 });
  const times: number[] = [];
  const ask = async () => {
    const key = keys[Math.floor(Math.random() * keys.length)] ?? "";
    const begun = performance.now();
    const { statusCode, body } = await pool.request({
      ...asked,
      headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
    });
    const text = await body.text();
    if (statusCode !== 200) throw new Error(`${asked.path} said ${String(statusCode)}: ${text}`);
    times.push(performance.now() - begun);
  };
  // Connections and what a process makes at its first request are not measured.
  await Promise.all(Array.from({ length: clients }, ask));
  times.length = 0;
  const begun = performance.now();
  const client = async () => {
    while (performance.now() - begun < ms) await ask();
  };
  await Promise.all(Array.from({ length: clients }, client));
  const seconds = (performance.now() - begun) / 1000;
  await pool.close();
  const sorted = times.toSorted((a, b) => a - b);
  const at = (part: number) => sorted[Math.floor(sorted.length * part)] ?? 0;
  return { perSecond: times.length / seconds, medianMs: at(0.5), p99Ms: at(0.99) };
}
