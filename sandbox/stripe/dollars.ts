/** Cents as people read them. */
export const dollars = (cents: number): string =>
  `$${(cents / 100).toLocaleString("en", { minimumFractionDigits: 2 })}`;
