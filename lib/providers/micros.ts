/**
 * Micro-dollars of a decimal amount, exactly; undefined for anything else. What is finer than a
 * micro-dollar is rounded up, away from zero: an estimate is never too low.
 */
export function toMicros(amount: string | number | null | undefined): bigint | undefined {
  const text = typeof amount === "number" ? amount.toFixed(8) : (amount ?? "").trim();
  const match = /^(-?)(\d{1,12})(?:\.(\d*))?$/.exec(text);
  if (!match) return undefined;
  const [, sign = "", whole = "0", fraction = ""] = match;
  const kept = BigInt(whole) * 1_000_000n + BigInt(fraction.slice(0, 6).padEnd(6, "0"));
  const micros = /[1-9]/.test(fraction.slice(6)) ? kept + 1n : kept;
  return sign === "-" ? -micros : micros;
}
