import { type Asked, load, type Slot } from "./load";

export type Contender = { name: string; origin: string; asked: Asked };
export type Compared = { name: string } & Slot;

const rounds = 5;
const slotMs = 2_000;
/** Before anything counts, so that no process is measured while it still compiles what it runs often. */
const warmMs = 1_500;

/** Measures contenders in turns, so that whatever else the machine does hits all of them; medians of the slots. */
export async function compare(
  contenders: readonly Contender[],
  { clients, keys }: { clients: number; keys: readonly string[] },
): Promise<Compared[]> {
  const slots = new Map<string, Slot[]>(contenders.map(({ name }) => [name, []]));
  for (const { origin, asked } of contenders)
    await load(origin, asked, { clients, keys, ms: warmMs });
  for (let round = 0; round < rounds; round += 1)
    for (const { name, origin, asked } of contenders)
      slots.get(name)?.push(await load(origin, asked, { clients, keys, ms: slotMs }));
  return contenders.map(({ name }) => {
    const all = slots.get(name) ?? [];
    return {
      name,
      perSecond: median(all.map((slot) => slot.perSecond)),
      medianMs: median(all.map((slot) => slot.medianMs)),
      p99Ms: median(all.map((slot) => slot.p99Ms)),
    };
  });
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** The ratio is the requests per second, as a part of the first contender's. */
export function printCompared(title: string, compared: readonly Compared[]): void {
  const width = 24;
  const first = compared[0]?.perSecond ?? 0;
  console.log(
    `\n${title}\n${"".padEnd(width)}${["per second", "p50", "p99", "ratio"].map((head) => head.padStart(12)).join("")}`,
  );
  for (const { name, perSecond, medianMs, p99Ms } of compared)
    console.log(
      name.padEnd(width) +
        [
          Math.round(perSecond).toLocaleString("en"),
          `${medianMs.toFixed(2)} ms`,
          `${p99Ms.toFixed(2)} ms`,
          (perSecond / first).toFixed(2),
        ]
          .map((cell) => cell.padStart(12))
          .join(""),
    );
}
