import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { inOrganization } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { firstId } from "./sealed-columns";

/** Longer than any transaction of ours may last. */
const patienceMs = 60_000;

/**
 * Waits until all of the program's transactions that are open now have ended: one of them may have
 * read text that has been sealed anew since, and be about to open it.
 */
export async function olderTransactionsEnded(): Promise<void> {
  const since = await clock();
  const until = performance.now() + patienceMs;
  while ((await olderThan(since)) > 0) {
    if (performance.now() > until)
      throw new AppError(
        "unavailable",
        "A transaction of the program has been open for more than a minute. The older keys are kept; run this again.",
      );
    await sleep(50);
  }
}

/** It asks about the whole database, which takes a transaction but no organization. */
const clock = (): Promise<string> =>
  inOrganization(firstId, async (tx) => {
    const [row] = await tx.$queryRaw<{ at: string }[]>`select clock_timestamp()::text as at`;
    return row?.at ?? "";
  });

const olderThan = (since: string): Promise<number> =>
  inOrganization(firstId, async (tx) => {
    const [row] = await tx.$queryRaw<{ older: number }[]>`
      select count(*)::int as older from pg_stat_activity
      where datname = current_database() and usename = current_user and pid <> pg_backend_pid()
        and xact_start < ${since}::timestamptz`;
    return row?.older ?? 0;
  });
