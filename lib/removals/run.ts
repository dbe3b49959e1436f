import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import { inOrganization } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { logError, scrub } from "@/lib/log";
import { destroyStep } from "./destroy-step";
import { retryDelayMs } from "./retry-delay";
import { revokeStep } from "./revoke-step";

/** States in which a step is over. */
const over = ["done", "not_supported", "kept_shared"];
/** After this long a step that somebody began counts as broken off. */
const leaseMs = 120_000;
const patienceMs = 5_000;
const together = 4;

type Step = { id: string; kind: string; connectionId: string | null; state: string; attempts: number };

/**
 * Brings a removal's clean-up as far as it goes now. Returns when it is through, or after five seconds
 * while it goes on behind. May run twice at once and after a crash: each step is claimed first.
 */
export async function runRemoval(organizationId: string, removalId: string): Promise<void> {
  const work = cleanUp(organizationId, removalId).catch((cause: unknown) => {
    logError("a clean-up stopped", cause, { removalId });
  });
  await Promise.race([work, wait(patienceMs, undefined, { ref: false })]);
}

/** The same, without leaving anything behind: for the timer. */
export async function cleanUp(organizationId: string, removalId: string): Promise<void> {
  const steps = await inOrganization(organizationId, (tx) =>
    tx.removalStep.findMany({
      where: { organizationId, removalId, connectionId: { not: null } },
      orderBy: [{ connectionId: "asc" }, { position: "asc" }],
      select: { id: true, kind: true, connectionId: true, state: true, attempts: true },
    }),
  );
  const perConnection = [...Map.groupBy(steps, ({ connectionId }) => connectionId).values()];
  while (perConnection.length > 0)
    await Promise.all(
      perConnection.splice(0, together).map((line) => runInOrder(organizationId, line)),
    );
  await finishRemoval(organizationId, removalId);
}

/** A credential is destroyed only when its revocation is over. */
async function runInOrder(organizationId: string, steps: readonly Step[]): Promise<void> {
  for (const step of steps) {
    if (over.includes(step.state)) continue;
    if (!(await claimStep(organizationId, step.id))) return;
    if (!(await runStep(organizationId, step))) return;
  }
}

const claimStep = (organizationId: string, id: string): Promise<boolean> =>
  inOrganization(organizationId, async (tx) => {
    const now = new Date();
    const { count } = await tx.removalStep.updateMany({
      where: {
        organizationId,
        id,
        OR: [
          { state: "waiting" },
          { state: { in: ["retrying", "running"] }, nextTryAt: { lte: now } },
        ],
      },
      data: {
        state: "running",
        attempts: { increment: 1 },
        nextTryAt: new Date(now.getTime() + leaseMs),
      },
    });
    return count === 1;
  });

async function runStep(organizationId: string, step: Step): Promise<boolean> {
  const { id, kind, connectionId, attempts } = step;
  try {
    const run = kind === "revoke" ? revokeStep : destroyStep;
    const end = await run(organizationId, connectionId ?? "");
    await update(organizationId, id, { ...end, nextTryAt: null, doneAt: new Date() });
    return true;
  } catch (cause) {
    logError("a step of a clean-up failed and is tried again", cause, { step: id, kind });
    const nextTryAt = new Date(Date.now() + retryDelayMs(attempts + 1));
    await update(organizationId, id, { state: "retrying", detail: detailOf(cause), nextTryAt });
    return false;
  }
}

const update = (
  organizationId: string,
  id: string,
  data: { state: string; detail: string; nextTryAt: Date | null; doneAt?: Date },
): Promise<void> =>
  inOrganization(organizationId, async (tx) => {
    await tx.removalStep.updateMany({ where: { organizationId, id, state: "running" }, data });
  });

/** What a receipt may say of a failure: our own sentences only. */
const detailOf = (cause: unknown): string =>
  cause instanceof AppError ? scrub(cause.message).slice(0, 200) : "It failed on our side.";

const finishRemoval = (organizationId: string, removalId: string): Promise<void> =>
  inOrganization(organizationId, async (tx) => {
    await tx.removal.updateMany({
      where: {
        organizationId,
        id: removalId,
        finishedAt: null,
        steps: { every: { state: { in: over } } },
      },
      data: { finishedAt: new Date() },
    });
  });
