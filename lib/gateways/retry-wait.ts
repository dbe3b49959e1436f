const longestMs = 5 * 60_000;

/** How long to wait after so many failures in a row, in whole ms: hardly at all after the first, minutes after many. */
export const retryWaitMs = (failures: number, random = Math.random()): number =>
  failures <= 1
    ? 250
    : Math.round(Math.min(longestMs, 1_000 * 2 ** (failures - 2)) * (0.5 + random / 2));
