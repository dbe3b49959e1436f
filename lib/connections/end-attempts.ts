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
    select: {
      id: true,
      status: true,
      sealed: true,
      provider: true,
      world: true,
      providerAppId: true,
      outcome: true,
    },
  });
  for (const row of rows)
    await endAttempt(tx, { organizationId, id: row.id }, status, outcomeOf(row));
  const unsaved: Unsaved[] = [];
  for (const row of rows) {
    const tokens = await unsavedTokens(tx, organizationId, row);
    if (!tokens) continue;
    const { secret, account } = tokens;
    const provider = getProvider(row.provider);
    const world = toWorldName(row.world);
    const { providerAppId } = row;
    unsaved.push({ organizationId, provider, world, providerAppId, secret, accountId: account.id });
  }
  return unsaved;
}
