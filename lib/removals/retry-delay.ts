const firstMs = 20_000;
const longestMs = 6 * 3_600_000;

/** How long after its nth try a step is tried again: twice as long each time, six hours at most. */
export const retryDelayMs = (tries: number): number =>
  Math.min(longestMs, firstMs * 2 ** Math.max(0, Math.min(tries - 1, 20)));
