import type { Tx } from "@/lib/db";
import { AppError, conflict } from "@/lib/errors";
import { getIntegration } from "@/lib/integrations/catalog";
import { allows } from "@/lib/pipeline/access";
import { announce } from "@/lib/pipeline/announce";
import { loadPlace } from "@/lib/pipeline/lineage";
import type { CommandContext } from "@/lib/pipeline/operation";
import { getProvider } from "@/lib/providers/catalog";
import { linkTrouble } from "./attempt-admission";
import { type AttemptOutcome, type AttemptRow, type AttemptStatus, outcomeOf } from "./attempt";
import { dropAttempt, lockAttempt } from "./drop-attempt";
import { loseAnswer } from "./lose-answer";

type Attempt = Pick<AttemptRow, "id" | "integration" | "provider">;

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

/** An attempt that this call is finishing, kept to the transaction; throws where it has ended. */
export async function lockFinishing(
  tx: Tx,
  organizationId: string,
  id: string,
): Promise<AttemptRow> {
  const row = await lockAttempt(tx, organizationId, id);
  if (row?.status === "redeeming" || row?.status === "finishing") return row;
  throw conflict("This attempt has ended meanwhile. Nothing was saved.");
}

/** Ends an attempt that is being finished; what it obtained is given back. */
export const closeAttempt = (
  { organizationId, commit }: CommandContext,
  attempt: Attempt,
  status: AttemptStatus,
  outcome: AttemptOutcome,
): Promise<void> =>
  commit(async (tx) => {
    const row = await lockFinishing(tx, organizationId, attempt.id);
    await dropAttempt(tx, organizationId, row, status, outcome);
    return {
      result: undefined,
      audit: { subjectId: attempt.id, details: attemptDetails(attempt, status, outcome.account) },
    };
  });

/** Ends an attempt for the person while it is not known whether the provider gave access for its code. */
export async function leaveUnknown(context: CommandContext, attempt: Attempt): Promise<void> {
  const { organizationId, commit, read } = context;
  // First without a role: whatever the person may do by now, what the provider gave must be found.
  await read((tx) => loseAnswer(tx, organizationId, attempt.id));
  await commit(() =>
    Promise.resolve({
      result: undefined,
      audit: { subjectId: attempt.id, details: attemptDetails(attempt, "provider_failed") },
    }),
  );
}

/**
 * Notes why an attempt could not be brought to its end, so that nobody waits for it. One that ended
 * after all, its commit unanswered, stays as it ended.
 */
export const abandonAttempt = (
  { actor, organizationId, read }: CommandContext,
  { id, nodeId }: Pick<AttemptRow, "id" | "nodeId">,
  cause: unknown,
): Promise<void> =>
  read(async (tx) => {
    const row = await lockAttempt(tx, organizationId, id);
    if (!row) return;
    await announce(tx, { organizationId, nodeIds: [nodeId], what: "attempt" });
    if (row.status === "redeeming" && !isRefusal(cause)) return loseAnswer(tx, organizationId, id);
    if (row.status !== "redeeming" && row.status !== "finishing") return;
    const trouble = await linkTrouble(tx, organizationId, row);
    const place = await loadPlace(tx, organizationId, nodeId, actor).catch(() => null);
    const may =
      place !== null &&
      (allows(place.role, "connections:write", place.node.kind) || row.linkId !== null);
    const status: AttemptStatus =
      place === null || trouble !== null ? "removed" : may ? "provider_failed" : "lost_role";
    await dropAttempt(tx, organizationId, row, status, {
      ...outcomeOf(row),
      ...(trouble !== null && { message: trouble }),
    });
  });

/** The pipeline refuses before the code is sent, or after its answer was refused: no access is unknown. */
const isRefusal = (cause: unknown): boolean =>
  cause instanceof AppError && (cause.kind === "forbidden" || cause.kind === "not_found");
