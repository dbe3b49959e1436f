import "server-only";
import { inOrganization, type Tx } from "@/lib/db";
import { enqueue } from "@/lib/jobs/queue";
import { destroyOrganizationKeys } from "@/lib/vault/destroy-organization-keys";
import { isGone } from "./is-gone";
import { removalKey } from "./removal-key";
import { overStates } from "./over-states";
import { nextSteps } from "./step-row";
import { tellStep } from "./tell-step";

/**
 * Ends a removal of which every step is over, or leaves a job for what is left. One at a time: of two
 * that end at once the later one sees that it is the last, and of two jobs the later one knows more.
 */
export async function finishOrGoOn(organizationId: string, removalId: string): Promise<void> {
  const finished = await inOrganization(organizationId, async (tx) => {
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('removals ' || ${organizationId}, 0))`;
    const [finished] = await tx.removal.updateManyAndReturn({
      where: {
        organizationId,
        id: removalId,
        finishedAt: null,
        steps: { every: { state: { in: [...overStates] } } },
      },
      data: { finishedAt: new Date() },
      select: { nodeId: true },
    });
    if (!finished) await goOn(tx, organizationId, removalId);
    // With the last clean-up of a deleted organization whatever was sealed for it is gone.
    else if (await isGone(tx, organizationId)) await destroyOrganizationKeys(tx, organizationId);
    return finished;
  });
  if (finished) tellStep(organizationId, finished);
}

/** What waits for a person alone needs no job: confirming or trying again brings its own. */
async function goOn(tx: Tx, organizationId: string, removalId: string): Promise<void> {
  const steps = await nextSteps(tx, organizationId, removalId);
  const soon = Date.now() + 1_000;
  const times = steps
    .filter(({ state }) => state !== "manual")
    .map(({ nextTryAt }) => Math.max(soon, nextTryAt?.getTime() ?? 0));
  if (times.length === 0) return;
  const runAt = new Date(times.reduce((first, time) => Math.min(first, time)));
  const key = removalKey(removalId);
  await enqueue(tx, "run_removal", { organizationId, removalId }, { key, runAt });
}
