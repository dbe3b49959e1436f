/** For how long a terminal waits. */
export const deviceLifetimeMs = 10 * 60 * 1000;

/** How often it may ask. */
export const deviceIntervalMs = 5_000;

/** For `where`: what still waits for somebody's answer. */
export const unanswered = (now: Date) => ({
  approvedAt: null,
  deniedAt: null,
  expiresAt: { gt: now },
});
