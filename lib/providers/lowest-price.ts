/** The lowest of some prices that is more than nothing; null where none is known. */
export const lowest = (prices: readonly (bigint | undefined)[]): bigint | null =>
  prices.reduce<bigint | null>(
    (least, price) =>
      price !== undefined && price > 0n && (least === null || price < least) ? price : least,
    null,
  );
