/** A share of an amount of micro-dollars in whole per cent, rounded down; all of it where there is none. */
export function percentOf(partMicros: string, wholeMicros: string): number {
  const whole = BigInt(wholeMicros);
  if (whole === 0n) return 100;
  const percent = (BigInt(partMicros) * 100n) / whole;
  return percent < 0n ? 0 : percent > 999n ? 999 : Number(percent);
}
