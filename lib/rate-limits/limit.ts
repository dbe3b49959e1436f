import "server-only";
import { createHash } from "node:crypto";
import { RateLimiterPostgres } from "rate-limiter-flexible";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { logError } from "@/lib/log";
import { countingPool } from "./counting-pool";
import { type RateLimit, RequestCounter, type SharedCount, windowMs } from "./request-counter";

/** A browser asks for a person; a program for itself. */
type Asker = "browser" | "program";

const store = globalThis as { alfeRequests?: RequestCounter };

/** Counts in the database, under keys that tell nobody who reads the table who asked. */
export function sharedCount(): SharedCount {
  const limiter = new RateLimiterPostgres({
    storeClient: countingPool(),
    storeType: "pool",
    tableName: "rate_limit",
    tableCreated: true,
    keyPrefix: "requests",
    points: env().ALFE_RATE_LIMIT,
    duration: windowMs / 1000,
  });
  return {
    async add(who, requests) {
      const key = createHash("sha256").update(who).digest("base64url");
      const { consumedPoints, msBeforeNext } = await limiter.penalty(key, requests);
      return { total: consumedPoints, endsInMs: msBeforeNext };
    },
  };
}

/** Counts a request of somebody, who is named by whatever is theirs alone. Never waits. */
export function countRequest(who: string, asker: Asker): RateLimit {
  store.alfeRequests ??= new RequestCounter(sharedCount(), (cause) => {
    logError("requests were not counted with the other processes'", cause);
  });
  const limit = env().ALFE_RATE_LIMIT;
  return store.alfeRequests.count(who, asker === "program" ? limit : Math.ceil(limit / 2));
}

/** Refuses a request that is one too many. */
export function assertWithinLimit({ isExceeded, limit, resetSeconds }: RateLimit): void {
  if (!isExceeded) return;
  const message = `More than ${limit} requests in a minute. Wait ${resetSeconds} s.`;
  throw new AppError("rate_limited", message, { retryAfterSeconds: resetSeconds });
}

/** What an answer tells of the limit (draft-ietf-httpapi-ratelimit-headers). */
export const rateLimitHeaders = ({ limit, remaining, resetSeconds }: RateLimit) => ({
  "ratelimit-policy": `"requests";q=${limit};w=${windowMs / 1000}`,
  ratelimit: `"requests";r=${remaining};t=${resetSeconds}`,
});
