import "server-only";
import { Logger } from "graphile-worker";
import { logError, logWarning } from "@/lib/log";

/** What the library itself finds wrong. How each job ended is logged where it runs. */
export const queueLogger = new Logger(() => (level, message, meta) => {
  if (meta.failure === true) return;
  if (level === "error") logError("queue", message);
  else if (level === "warning") logWarning("queue", { message });
});
