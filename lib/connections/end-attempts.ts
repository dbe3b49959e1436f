import type { Tx } from "@/lib/db";
import { type AttemptOutcome, type AttemptStatus, outcomeOf, unknownStatuses } from "./attempt";
import { dropAttempt, lockAttempt } from "./drop-attempt";
import { loseAnswer } from "./lose-answer";

type Where = {
  organizationId: string;
  /** Only this one. */
  id?: string;
  nodeId?: string;
  integration?: string;
  /** Only this person's attempts; null: only those that nobody has taken up yet. */
  userId?: string | null;
  /** Only those that this agent asked for; null: only those of people. */
  agentId?: string | null;
  /** Only those that a connect link began. */
  linkId?: string;
  /** Only those that authorize this connection anew. */
  reconnects?: string;
};

/**
 * Ends open attempts; what they obtained is given back. One whose code is being redeemed ends by
 * itself: whoever redeems it finds out that nothing may be stored any more.
 */
export async function endAttempts(
  tx: Tx,
  where: Where,
  status: AttemptStatus,
  outcome: AttemptOutcome = {},
): Promise<void> {
  const open = await tx.connectAttempt.findMany({
    where: { ...where, endedAt: null, status: { notIn: [...unknownStatuses] } },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  await endEach(
    tx,
    where.organizationId,
    open.map(({ id }) => id),
    status,
    outcome,
  );
}

/**
 * Ends those of these attempts that are still open. `evenRedeeming` is for changes that nothing else
 * tells to whoever redeems a code.
 */
export async function endEach(
  tx: Tx,
  organizationId: string,
  ids: readonly string[],
  status: AttemptStatus,
  outcome: AttemptOutcome = {},
  { evenRedeeming = false }: { evenRedeeming?: boolean } = {},
): Promise<void> {
  for (const id of ids) {
    const row = await lockAttempt(tx, organizationId, id);
    if (!row) continue;
    if (!unknownStatuses.some((each) => each === row.status))
      await dropAttempt(tx, organizationId, row, status, { ...outcomeOf(row), ...outcome });
    else if (evenRedeeming) await loseAnswer(tx, organizationId, id);
  }
}
