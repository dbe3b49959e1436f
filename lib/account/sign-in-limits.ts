import { createHash } from "node:crypto";
import pg from "pg";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";

const windowSeconds = 15 * 60;

/** Tries within the window: of one account from anywhere, and from one network address at any account. */
const limits = { account: 10, address: 100 } as const;

type Limiters = Record<keyof typeof limits, RateLimiterPostgres>;

const store = globalThis as { alfeSignInLimits?: Limiters };

/** Counted in the database, so that all processes share the counts. */
function limiters(): Limiters {
  if (store.alfeSignInLimits) return store.alfeSignInLimits;
  const storeClient = new pg.Pool({
    connectionString: env().ALFE_APP_DATABASE_URL,
    max: 2,
    connectionTimeoutMillis: 5_000,
    allowExitOnIdle: true,
  });
  // A lost connection that nobody was using is replaced at the next use.
  storeClient.on("error", () => undefined);
  const limiter = (name: keyof typeof limits) =>
    new RateLimiterPostgres({
      storeClient,
      storeType: "pool",
      tableName: "rate_limit",
      tableCreated: true,
      keyPrefix: `signin_${name}`,
      points: limits[name],
      duration: windowSeconds,
    });
  return (store.alfeSignInLimits = { account: limiter("account"), address: limiter("address") });
}

/** Keys tell nobody who reads the table which addresses were tried. */
const keyOf = (value: string): string => createHash("sha256").update(value).digest("base64url");

/** Counts a try before it is made, so that many at once cannot pass together; refuses it over the limit. */
export async function countTry(email: string, address: string): Promise<void> {
  await consume(limiters().address, address);
  await consume(limiters().account, email);
}

async function consume(limiter: RateLimiterPostgres, value: string): Promise<void> {
  try {
    await limiter.consume(keyOf(value));
  } catch (cause) {
    if (!(cause instanceof RateLimiterRes))
      throw new AppError("unavailable", "The server is busy. Try again in a moment.", { cause });
    const minutes = Math.max(1, Math.ceil(cause.msBeforeNext / 60_000));
    throw new AppError("rate_limited", `Too many tries. Try again in ${minutes} min.`, {
      retryAfterSeconds: minutes * 60,
    });
  }
}

/** Forgets the tries of somebody who did know the password. */
export async function forgiveTries(email: string, address: string): Promise<void> {
  await limiters().account.delete(keyOf(email));
  await limiters().address.reward(keyOf(address));
}
