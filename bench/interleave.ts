export type Contender = { name: string; work: () => unknown };

/** What one contender does: operations per second, the median of its slots. */
export type Measured = { name: string; perSecond: number };

const slots = 7;
const slotMs = 400;

/**
 * Measures contenders in turns, so that whatever else the machine does hits all of them: the ratios
 * hold although the absolute numbers wander.
 */
export async function interleave(contenders: readonly Contender[]): Promise<Measured[]> {
  const rates = new Map<string, number[]>(contenders.map(({ name }) => [name, []]));
  for (const { work } of contenders) await forMs(work, 100);
  for (let slot = 0; slot < slots; slot += 1)
    for (const { name, work } of contenders) rates.get(name)?.push(await forMs(work, slotMs));
  return contenders.map(({ name }) => ({ name, perSecond: median(rates.get(name) ?? []) }));
}

/** Operations per second, one after the other, over a time. */
async function forMs(work: Contender["work"], ms: number): Promise<number> {
  const begun = performance.now();
  let count = 0;
  do {
    await work();
    count += 1;
  } while (performance.now() - begun < ms);
  return (count * 1000) / (performance.now() - begun);
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** A plain table; the ratio is the time of one operation, as a multiple of the first contender's. */
export function printMeasured(title: string, measured: readonly Measured[]): void {
  const first = measured[0]?.perSecond ?? 0;
  const width = Math.max(...measured.map(({ name }) => name.length));
  console.log(
    `\n${title.padEnd(width)}  ${"per second".padStart(12)}  ${"each".padStart(10)}  ratio`,
  );
  for (const { name, perSecond } of measured) {
    const micros = 1_000_000 / perSecond;
    const each = micros < 1_000 ? `${micros.toFixed(1)} µs` : `${(micros / 1_000).toFixed(2)} ms`;
    console.log(
      `${name.padEnd(width)}  ${Math.round(perSecond).toLocaleString("en").padStart(12)}  ${each.padStart(10)}  ${(first / perSecond).toFixed(2)}`,
    );
  }
}
