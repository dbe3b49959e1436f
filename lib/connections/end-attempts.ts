import type { Tx } from "@/lib/db";
import { getProvider } from "@/lib/providers/catalog";
import { type AttemptStatus, endAttempt, outcomeOf } from "./attempt";
import { toWorldName } from "./attempt-view";
import { unsavedTokens } from "./unsaved-tokens";
import type { Unsaved } from "./revoke-unsaved";

type Where = {
  organizationId: string;
  nodeId: string;
  integration: string;
  /** Only this person's attempts. */
  userId?: string;
};

/**
 * Ends the open attempts for one integration at one node. Returns the tokens that nobody decided
 * about, to be revoked after the commit.
 */
export async function endAttempts(tx: Tx, where: Where, status: AttemptStatus): Promise<Unsaved[]> {
  const { organizationId } = where;
  const rows = await tx.connectAttempt.findMany({
    where: { ...where, endedAt: null, status: { in: ["open", "waiting", "partial"] } },
    select: { id: true, status: true, sealed: true, provider: true, world: true, outcome: true },
  });
  for (const row of rows)
    await endAttempt(tx, { organizationId, id: row.id }, status, outcomeOf(row));
  return rows.flatMap((row) => {
    const tokens = unsavedTokens(organizationId, row);
    if (!tokens) return [];
    const { secret, account } = tokens;
    const provider = getProvider(row.provider);
    return [{ provider, world: toWorldName(row.world), secret, accountId: account.id }];
  });
}
