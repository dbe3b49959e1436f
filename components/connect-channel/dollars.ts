const micros = 1_000_000n;

/** Millionths of a dollar as people write them: "$1.15", "$0.0079". */
export function dollars(amount: string): string {
  const value = BigInt(amount);
  const digits = (value % micros).toString().padStart(6, "0");
  // Parts of a cent are given as hundredths of it, like elsewhere.
  const rest = digits.replace(digits.endsWith("0000") ? /0000$/ : /0{1,2}$/, "");
  return `$${(value / micros).toString()}.${rest}`;
}
