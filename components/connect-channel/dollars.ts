const micros = 1_000_000n;

/** Millionths of a dollar as people write them: "$1.15", "$0.0079". */
export function dollars(amount: string): string {
  const value = BigInt(amount);
  const rest = (value % micros)
    .toString()
    .padStart(6, "0")
    .replace(/0{1,4}$/, "");
  return `$${(value / micros).toString()}.${rest}`;
}
