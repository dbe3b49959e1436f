import "server-only";
import { AppError } from "@/lib/errors";
import { logError, logInfo, scrub } from "@/lib/log";
import { payloads, type TaskName } from "./payloads";
import type { Tasks } from "./task";

/**
 * Runs one job. Its failure is logged here, whole; what is thrown on is kept in the queue in clear, so
 * that it says no more than a caller would be told.
 */
export async function runTask(
  tasks: Tasks,
  name: TaskName,
  told: unknown,
  attempt: number,
): Promise<void> {
  const begun = performance.now();
  const payload = payloads[name].safeParse(told);
  const fields = () => ({
    task: name,
    attempt,
    ms: Math.round(performance.now() - begun),
    ...payload.data,
  });
  try {
    if (!payload.success) throw payload.error;
    const task = tasks[name] as
      ((payload: unknown, context: { attempt: number }) => Promise<void>) | undefined;
    if (!task) throw new Error(`There is no task ${name}`);
    await task(payload.data, { attempt });
    // Thousands succeed at once and at the first attempt: that is no news.
    if (attempt > 1 || fields().ms > 1_000) logInfo("task done", fields());
  } catch (cause) {
    logError("task failed", cause, fields());
    throw withoutDetails(cause);
  }
}

function withoutDetails(cause: unknown): Error {
  const error = new Error(
    cause instanceof AppError
      ? scrub(cause.message)
      : cause instanceof Error
        ? cause.name
        : "Error",
  );
  error.stack = undefined;
  return error;
}
