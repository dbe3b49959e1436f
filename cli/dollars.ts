/** "$1.15" of millionths of a dollar; four places under one cent; empty where it is not known. */
export function dollars(micros: string | null): string {
  if (micros === null) return "";
  const amount = Number(micros) / 1_000_000;
  return `$${amount.toFixed(amount !== 0 && amount < 0.01 ? 4 : 2)}`;
}
