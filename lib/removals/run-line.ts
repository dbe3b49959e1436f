import "server-only";
import { withConnectionLock } from "@/lib/connections/connection-lock";
import { crashPoint } from "@/lib/crash-point";
import { inOrganization } from "@/lib/db";
import { logWarning } from "@/lib/log";
import { providers } from "@/lib/providers/catalog";
import { claimStep } from "./claim-step";
import { endStep, leaveToPerson, postponeStep } from "./end-step";
import { isUnreachable, judgeFailure } from "./judge-failure";
import { runStep } from "./run-step";
import { isDue, type Line, nextStep, type StepRow } from "./step-row";
import { tellStep } from "./tell-step";
import { noteAnswer, pauseAt } from "./unreachable-providers";

/** As long as a refresh that is under way may take. */
const lockPatienceMs = 45_000;

/**
 * Does the steps of one line in order, as far as that goes now. Under the connection's lock: nobody
 * else is at them, and no refresh brings new tokens to life.
 */
export const runLine = (line: Line): Promise<void> =>
  withConnectionLock(
    line.connectionId ?? line.removalId,
    async () => {
      while (await runNext(line));
    },
    { patienceMs: lockPatienceMs },
  );

/** Returns whether the line goes on. */
async function runNext(line: Line): Promise<boolean> {
  const { organizationId } = line;
  const step = await inOrganization(organizationId, (tx) => nextStep(tx, line));
  if (!step || !isDue(step, new Date())) return false;
  const where = { provider: step.provider ?? "", world: step.world ?? "" };
  const pauseMs = step.kind === "destroy" ? 0 : pauseAt(where);
  if (pauseMs > 0) {
    await waitFor(organizationId, step, pauseMs);
    return false;
  }
  const claimed = await claimStep(organizationId, step);
  if (!claimed) return false;
  crashPoint("removal:before_step");
  try {
    const end = await runStep(organizationId, claimed);
    if (step.kind !== "destroy") noteAnswer(where, true);
    const goesOn = await endStep(organizationId, claimed, end);
    crashPoint("removal:after_step");
    return goesOn;
  } catch (cause) {
    if (step.kind !== "destroy") noteAnswer(where, !isUnreachable(cause));
    logWarning("a step of a clean-up failed", {
      step: step.id,
      kind: step.kind,
      cause: cause instanceof Error ? cause.message : "unknown",
    });
    const provider = providers[step.provider ?? ""]?.name;
    const judged = judgeFailure(cause, { ...claimed, now: new Date(), provider });
    if (judged.next === "retry") await postponeStep(organizationId, claimed, judged);
    else return await leaveToPerson(organizationId, claimed, judged.detail);
    return false;
  } finally {
    tellStep(organizationId, claimed);
  }
}

/** Puts a step off without a try. Not all of them to the same moment. */
const waitFor = (organizationId: string, { id, tries }: StepRow, pauseMs: number) =>
  inOrganization(organizationId, (tx) =>
    tx.removalStep.updateMany({
      where: { organizationId, id, attempts: tries, state: { in: ["waiting", "retrying"] } },
      data: { nextTryAt: new Date(Date.now() + pauseMs + Math.random() * pauseMs) },
    }),
  );
