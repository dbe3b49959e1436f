import type { Tx } from "@/lib/db";
import { getProvider } from "@/lib/providers/catalog";
import { endAttempt, outcomeOf } from "./attempt";
import { toWorldName } from "./attempt-view";
import { unsavedTokens } from "./unsaved-tokens";
import type { Unsaved } from "./revoke-unsaved";

type Mine = { organizationId: string; nodeId: string; integration: string; userId: string };

/** Ends the person's earlier attempts for the same thing. Returns the tokens that nobody decided about. */
export async function replaceAttempts(tx: Tx, mine: Mine): Promise<Unsaved[]> {
  const { organizationId } = mine;
  const rows = await tx.connectAttempt.findMany({
    where: { ...mine, endedAt: null, status: { in: ["open", "waiting", "partial"] } },
    select: { id: true, status: true, sealed: true, provider: true, world: true, outcome: true },
  });
  for (const row of rows)
    await endAttempt(tx, { organizationId, id: row.id }, "replaced", outcomeOf(row));
  return rows.flatMap((row) => {
    const tokens = unsavedTokens(organizationId, row);
    if (!tokens) return [];
    const { secret, account } = tokens;
    const provider = getProvider(row.provider);
    return [{ provider, world: toWorldName(row.world), secret, accountId: account.id }];
  });
}
