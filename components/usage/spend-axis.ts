/** From where to where an axis of money goes, and where its lines are. Zero is always one of them. */
type SpendAxis = { bottom: bigint; top: bigint; ticks: bigint[] };

const mostSteps = 4n;
const leastTop = 100n;

/** An axis of round amounts over everything between the lowest and the highest. */
export function toSpendAxis(lowest: bigint, highest: bigint): SpendAxis {
  const span = [highest, -lowest, leastTop].reduce((most, each) => (each > most ? each : most));
  const step = roundUp((span + mostSteps - 1n) / mostSteps);
  const top = stepsTo(highest, step) * step;
  const bottom = -stepsTo(-lowest, step) * step;
  const end = top === 0n && bottom === 0n ? step : top;
  const ticks: bigint[] = [];
  for (let tick = bottom; tick <= end; tick += step) ticks.push(tick);
  return { bottom, top: end, ticks };
}

/** How many steps it takes to reach an amount; none down to it. */
const stepsTo = (amount: bigint, step: bigint): bigint =>
  amount <= 0n ? 0n : (amount + step - 1n) / step;

/** The next of 1, 2 and 5 times a power of ten. */
function roundUp(amount: bigint): bigint {
  for (let power = 1n; ; power *= 10n)
    for (const round of [1n, 2n, 5n]) if (round * power >= amount) return round * power;
}

const parts = 100_000n;

/** How far up the axis an amount is, from 0 (zero) to 1 (the top): a length to draw, not money. */
export const heightOf = (micros: bigint, { top, bottom }: SpendAxis): number => {
  const whole = top > 0n ? top : -bottom;
  return Number((micros * parts) / whole) / Number(parts);
};
