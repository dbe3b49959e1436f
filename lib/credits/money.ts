const micro = 1_000_000n;

/**
 * Micro-dollars as people read them: two decimals, four below one cent, rounded half away from zero, with a
 * true minus: "$87.60", "$0.0079", "−$1.15".
 */
export function formatMicros(micros: bigint | string, { exact = false } = {}): string {
  const amount = BigInt(micros);
  const size = amount < 0n ? -amount : amount;
  const digits = exact ? 6 : size > 0n && size < 10_000n ? 4 : 2;
  const unit = 10n ** BigInt(6 - digits);
  const rounded = ((size + unit / 2n) / unit) * unit;
  const whole = (rounded / micro).toString().replaceAll(/\B(?=(\d{3})+$)/g, ",");
  const fraction = (rounded % micro).toString().padStart(6, "0").slice(0, digits);
  return `${amount < 0n && rounded > 0n ? "−" : ""}$${whole}.${fraction}`;
}

/** An amount as people write it ("25", "$1,000.50") in micro-dollars; undefined for anything else. */
export function parseDollars(text: string): bigint | undefined {
  const plain = text
    .trim()
    .replace(/^\$\s*/, "")
    .replaceAll(/,(?=\d{3}(?:\D|$))/g, "");
  const match = /^(\d{1,9})(?:\.(\d{1,6}))?$/.exec(plain);
  if (!match) return undefined;
  const [, whole = "0", fraction = ""] = match;
  return BigInt(whole) * micro + BigInt(fraction.padEnd(6, "0"));
}
