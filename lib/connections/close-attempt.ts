import type { Tx } from "@/lib/db";
import { conflict } from "@/lib/errors";
import { getIntegration } from "@/lib/integrations/catalog";
import type { CommandContext } from "@/lib/pipeline/operation";
import { getProvider } from "@/lib/providers/catalog";
import { allows } from "@/lib/pipeline/access";
import { loadPlace } from "@/lib/pipeline/lineage";
import { attemptLifetimeMs, type AttemptOutcome, type AttemptStatus } from "./attempt";

type Attempt = { id: string; integration: string; provider: string };
type PlacedAttempt = { id: string; nodeId: string };

/** What the audit log says about an attempt. */
export const attemptDetails = (
  { integration, provider }: Attempt,
  status: AttemptStatus,
  account?: string,
) => ({
  integration,
  name: getIntegration(integration).name,
  provider: getProvider(provider).name,
  outcome: status,
  ...(account !== undefined && { account }),
});

/** Ends an attempt that is being finished, or parks it for the person's decision with its tokens sealed. */
export async function closeAttempt(
  { organizationId, commit }: CommandContext,
  attempt: Attempt,
  status: AttemptStatus,
  outcome: AttemptOutcome,
  sealTokens?: (tx: Tx) => Promise<string>,
): Promise<void> {
  await commit(async (tx) => {
    const now = Date.now();
    const sealed = (await sealTokens?.(tx)) ?? null;
    const { count } = await tx.connectAttempt.updateMany({
      where: { organizationId, id: attempt.id, status: "finishing", endedAt: null },
      data: {
        status,
        outcome,
        sealed,
        stateHash: null,
        ...(sealed === null
          ? { endedAt: new Date(now) }
          : { expiresAt: new Date(now + attemptLifetimeMs) }),
      },
    });
    if (count === 0) throw conflict("This attempt has ended meanwhile. Nothing was saved.");
    return {
      result: undefined,
      audit: {
        subjectId: attempt.id,
        details: attemptDetails(attempt, status, outcome.account),
      },
    };
  });
}

/** Notes why an attempt could not be brought to its end, so that nobody waits for it. */
export async function abandonAttempt(
  { actor, organizationId, read }: CommandContext,
  { id, nodeId }: PlacedAttempt,
): Promise<void> {
  await read(async (tx) => {
    const place = await loadPlace(tx, organizationId, nodeId, actor).catch(() => null);
    const may = place && allows(place.role, "connections:write", place.node.kind);
    const status: AttemptStatus =
      place === null ? "removed" : may ? "provider_failed" : "lost_role";
    await tx.connectAttempt.updateMany({
      where: { organizationId, id, endedAt: null },
      data: { status, endedAt: new Date(), sealed: null, stateHash: null },
    });
  });
}
