import { setTimeout as sleep } from "node:timers/promises";
import { AppError } from "@/lib/errors";

const attempts = 20;

/** Does again what failed only because something was busy: a lock, the pool, a key service. */
export async function patiently<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      const passes = error instanceof AppError && error.kind === "unavailable";
      if (!passes || attempt === attempts) throw error;
      await sleep(Math.min(100 * attempt, 1_000) * (0.5 + Math.random()));
    }
  }
}
