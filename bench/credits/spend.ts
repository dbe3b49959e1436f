import type { Slot } from "../api/load";
import type { BenchPool } from "./bench-pool";
import type { Spender } from "./spender";

/** Spends with so many clients at once, each as soon as the step before has ended. */
export async function spend(
  { steps }: Spender,
  pools: readonly BenchPool[],
  { clients, ms }: { clients: number; ms: number },
): Promise<Slot> {
  const times: number[] = [];
  const once = async () => {
    const pool = pools[Math.floor(Math.random() * pools.length)];
    if (!pool) throw new Error("There are pools");
    for (const step of steps(pool)) {
      const begun = performance.now();
      await step();
      times.push(performance.now() - begun);
    }
  };
  // Connections and plans are made before it counts.
  await Promise.all(Array.from({ length: clients }, once));
  times.length = 0;
  const begun = performance.now();
  const client = async () => {
    while (performance.now() - begun < ms) await once();
  };
  await Promise.all(Array.from({ length: clients }, client));
  const seconds = (performance.now() - begun) / 1000;
  const sorted = times.toSorted((a, b) => a - b);
  const at = (part: number) => sorted[Math.floor(sorted.length * part)] ?? 0;
  return { perSecond: times.length / seconds, medianMs: at(0.5), p99Ms: at(0.99) };
}
