import "server-only";
import { countWhatWas } from "@/lib/credits/count-what-was";
import { lockCredits } from "@/lib/credits/lock-credits";
import type { Tx } from "@/lib/db";
import { conflict } from "@/lib/errors";
import { announce } from "@/lib/pipeline/announce";
import type { Approval as Row } from "@/prisma/generated/client";
import { endApproval } from "./end-approval";
import type { Raise } from "./raise";

/** Raises a budget as a person just allowed, and ends the request. */
export async function raiseBudget(
  tx: Tx,
  row: Row,
  { budgetId: id, budgetNodeId, amountMicros, byMicros }: Raise,
): Promise<void> {
  const { organizationId } = row;
  await lockCredits(tx, organizationId);
  // It may have been changed or removed while this waited for the credits: another amount was allowed.
  const { count } = await tx.budget.updateMany({
    where: { organizationId, id, amountMicros: BigInt(amountMicros) },
    data: { amountMicros: { increment: BigInt(byMicros) }, version: { increment: 1 } },
  });
  if (count === 0)
    throw conflict("Someone changed this budget meanwhile. Look at it, then decide again.");
  await countWhatWas(tx, organizationId, id);
  const begun = { state: "running", startedAt: new Date() };
  await tx.approval.updateMany({ where: { organizationId, id: row.id }, data: begun });
  await endApproval(tx, row, { state: "done" });
  await announce(tx, { organizationId, nodeIds: [budgetNodeId], what: "set_budget" });
}
