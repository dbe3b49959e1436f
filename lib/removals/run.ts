import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import { inOrganization } from "@/lib/db";
import { logError, logWarning } from "@/lib/log";
import { finishOrGoOn } from "./finish-or-go-on";
import { runLine } from "./run-line";
import { isDue, nextSteps } from "./step-row";

/** How long whoever removed something waits for the end of it. */
const patienceMs = 5_000;
/** After this long a run makes room for other work; what is left is another job. */
const budgetMs = 30_000;
const together = 4;

/**
 * Brings a removal's clean-up as far as it goes now. Returns when it is through, or after five seconds
 * while it goes on behind. The queue has a job for it besides, so that nothing depends on this process.
 */
export async function runRemoval(organizationId: string, removalId: string): Promise<void> {
  const work = cleanUp(organizationId, removalId).catch((cause: unknown) => {
    logError("a clean-up stopped", cause, { removalId });
  });
  await Promise.race([work, wait(patienceMs, undefined, { ref: false })]);
}

/**
 * The same, to its end: for the queue. May run twice at once and after a crash: each step is claimed
 * first. Where something is left to do it leaves a job for that.
 */
export async function cleanUp(organizationId: string, removalId: string): Promise<void> {
  const until = Date.now() + budgetMs;
  const steps = await inOrganization(organizationId, (tx) =>
    nextSteps(tx, organizationId, removalId),
  );
  const due = steps.filter((step) => isDue(step, new Date()));
  const runDue = async () => {
    for (let step = due.shift(); step && Date.now() < until; step = due.shift())
      await runLine({ organizationId, removalId, connectionId: step.connectionId }).catch(
        (cause: unknown) => {
          logWarning("a clean-up has to wait", {
            removal: removalId,
            cause: cause instanceof Error ? cause.message : "unknown",
          });
        },
      );
  };
  await Promise.all(Array.from({ length: together }, runDue));
  await finishOrGoOn(organizationId, removalId);
}
