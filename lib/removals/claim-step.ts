import "server-only";
import { inOrganization } from "@/lib/db";
import type { StepRow } from "./step-row";
import { tellStep } from "./tell-step";

/**
 * After this long a step that somebody began counts as broken off: longer than all requests of one step
 * can take together.
 */
export const leaseMs = 180_000;

/** A step that is this process's to do, and which of its tries this is. */
export type ClaimedStep = StepRow & { tries: number; startedAt: Date };

/**
 * Notes that a step is being done before anything is sent. Undefined where somebody else is at it. A
 * step that was broken off, with its process, can be claimed once its lease is over.
 */
export async function claimStep(
  organizationId: string,
  step: StepRow,
): Promise<ClaimedStep | undefined> {
  const claimed = await inOrganization(organizationId, async (tx) => {
    const now = new Date();
    const startedAt = step.startedAt ?? now;
    const { count } = await tx.removalStep.updateMany({
      where: {
        organizationId,
        id: step.id,
        attempts: step.tries,
        state: { in: ["waiting", "retrying", "running"] },
        OR: [{ nextTryAt: null }, { nextTryAt: { lte: now } }],
      },
      data: {
        state: "running",
        attempts: { increment: 1 },
        startedAt,
        nextTryAt: new Date(now.getTime() + leaseMs),
      },
    });
    return count === 1 ? { ...step, tries: step.tries + 1, startedAt } : undefined;
  });
  if (claimed) tellStep(organizationId, step);
  return claimed;
}
