const firstMs = 20_000;
const longestMs = 60 * 60_000;

/** How long after its nth try a step is tried again: twice as long each time, an hour at most. */
export const retryDelayMs = (attempts: number): number =>
  Math.min(longestMs, firstMs * 2 ** Math.max(0, Math.min(attempts - 1, 20)));
