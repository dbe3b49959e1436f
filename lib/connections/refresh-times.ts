/** The longest that a token endpoint may take. Nothing else ends before: a second request could destroy what the first one brings. */
export const requestMs = 240_000;

/** Whoever waits for the lock outlasts the request of whoever has it. */
export const lockPatienceMs = requestMs + 60_000;

/** A caller is told to come back after this long; the renewal goes on without it. */
export const callerPatienceMs = 90_000;

/** A background job leaves its place to others; it looks again later. */
export const jobPatienceMs = 20_000;

/** Tokens are renewed on demand this long before they end. */
export const earlyMs = 60_000;

/** How long a process that lives takes at most to take back the lock of its request, when it lost the session. */
export const settleMs = 5_000;

const longestAheadMs = 10 * 60_000;

/** How long before its end a token that still lives `lifetimeMs` is renewed in the background. */
export const aheadMs = (lifetimeMs: number): number =>
  Math.min(longestAheadMs, Math.max(earlyMs, lifetimeMs / 10));

/** What a background job renews: whoever enqueued it may have known a longer lifetime. */
export const jobAheadMs = longestAheadMs + 30_000;
