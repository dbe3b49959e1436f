import "server-only";
import { withConnectionLock } from "@/lib/connections/connection-lock";
import { crashPoint } from "@/lib/crash-point";
import { inOrganization } from "@/lib/db";
import { logWarning } from "@/lib/log";
import { providers } from "@/lib/providers/catalog";
import { LeftBehindError } from "@/lib/providers/left-behind-error";
import { awaitsOthers } from "./awaits-others";
import { claimStep } from "./claim-step";
import { endStep, leaveToPerson, postponeStep } from "./end-step";
import { isUnreachable, judgeFailure } from "./judge-failure";
import { runStep } from "./run-step";
import { isDue, type Line, nextStep, type StepRow } from "./step-row";
import { tellStep } from "./tell-step";
import { noteAnswer, pauseAt } from "./unreachable-providers";

/** As long as a refresh that is under way may take. */
const lockPatienceMs = 45_000;

/** How soon it is looked again whether what an account made is gone. */
const othersMs = 2_000;

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
  const found = await inOrganization(organizationId, async (tx) => {
    const step = await nextStep(tx, line);
    return step && { step, waits: await awaitsOthers(tx, organizationId, step) };
  });
  if (!found || !isDue(found.step, new Date())) return false;
  const { step, waits } = found;
  const where = { provider: step.provider ?? "", world: step.world ?? "" };
  const outageMs = step.kind === "destroy" ? 0 : pauseAt(where);
  const pauseMs = waits ? othersMs : outageMs;
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
    else return await leaveToPerson(organizationId, claimed, judged.detail, linkOf(cause));
    return false;
  } finally {
    tellStep(organizationId, claimed);
  }
}

const linkOf = (cause: unknown): string | undefined =>
  cause instanceof LeftBehindError ? cause.link : undefined;

/** Puts a step off without a try. Not all of them to the same moment. */
const waitFor = (organizationId: string, { id, tries }: StepRow, pauseMs: number) =>
  inOrganization(organizationId, (tx) =>
    tx.removalStep.updateMany({
      where: { organizationId, id, attempts: tries, state: { in: ["waiting", "retrying"] } },
      data: { nextTryAt: new Date(Date.now() + pauseMs + Math.random() * pauseMs) },
    }),
  );
