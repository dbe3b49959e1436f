import "server-only";
import { logError } from "@/lib/log";
import { resumeRemovals } from "./resume";

const everyMs = 30_000;
const store = globalThis as { alfeCleanUp?: NodeJS.Timeout };

/** Resumes clean-ups now and every thirty seconds, once per process and never twice at the same time. */
export function startCleanUpTimer(): void {
  if (store.alfeCleanUp) return;
  let isRunning = false;
  const tick = () => {
    if (isRunning) return;
    isRunning = true;
    void resumeRemovals()
      .catch((cause: unknown) => {
        logError("clean-up could not start", cause);
      })
      .finally(() => {
        isRunning = false;
      });
  };
  store.alfeCleanUp = setInterval(tick, everyMs);
  store.alfeCleanUp.unref();
  tick();
}
