import { createHash } from "node:crypto";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { AppError } from "@/lib/errors";
import { countingPool } from "./counting-pool";

const windowSeconds = 15 * 60;

const store = globalThis as {
  alfeTries?: Map<string, RateLimiterPostgres>;
};

/** Tries of something that could be guessed, within a quarter of an hour. */
export type Tries = {
  /** Counts a try before it is made, so that many at once cannot pass together; refuses it over the limit. */
  count: (who: string) => Promise<void>;
  /** Takes one try back. */
  forgive: (who: string) => Promise<void>;
  /** Forgets all tries of one. */
  forget: (who: string) => Promise<void>;
};

/** Keys tell nobody who reads the table which addresses were tried. */
const keyOf = (who: string): string => createHash("sha256").update(who).digest("base64url");

/** Counts tries in the database, so that all processes share the counts. */
export function countTries(name: string, most: number): Tries {
  return {
    count: async (who) => {
      await limiterOf(name, most).consume(keyOf(who)).catch(refuse);
    },
    forgive: async (who) => {
      await limiterOf(name, most).reward(keyOf(who));
    },
    forget: async (who) => {
      await limiterOf(name, most).delete(keyOf(who));
    },
  };
}

function limiterOf(name: string, points: number): RateLimiterPostgres {
  const limiters = (store.alfeTries ??= new Map<string, RateLimiterPostgres>());
  const known = limiters.get(name);
  if (known) return known;
  const made = new RateLimiterPostgres({
    storeClient: countingPool(),
    storeType: "pool",
    tableName: "rate_limit",
    tableCreated: true,
    keyPrefix: name,
    points,
    duration: windowSeconds,
  });
  limiters.set(name, made);
  return made;
}

function refuse(cause: unknown): never {
  if (!(cause instanceof RateLimiterRes))
    throw new AppError("unavailable", "The server is busy. Try again in a moment.", { cause });
  const minutes = Math.max(1, Math.ceil(cause.msBeforeNext / 60_000));
  throw new AppError("rate_limited", `Too many tries. Try again in ${String(minutes)} min.`, {
    retryAfterSeconds: minutes * 60,
  });
}
