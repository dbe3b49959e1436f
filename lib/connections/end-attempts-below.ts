import type { Tx } from "@/lib/db";
import { getProvider } from "@/lib/providers/catalog";
import { type AttemptStatus, endAttempt, outcomeOf } from "./attempt";
import { toWorldName } from "./attempt-view";
import type { Unsaved } from "./revoke-unsaved";
import { unsavedTokens } from "./unsaved-tokens";

type Below = {
  organizationId: string;
  nodeId: string;
  /** Only this person's attempts. */
  userId?: string;
};

/**
 * Ends the open attempts at a node and below it. Returns the tokens that nobody decided about, to be
 * revoked after the commit.
 */
export async function endAttemptsBelow(
  tx: Tx,
  { organizationId, nodeId, userId }: Below,
  status: AttemptStatus,
): Promise<Unsaved[]> {
  const open = await tx.$queryRaw<{ id: string }[]>`
    select a.id from connect_attempt a
    where a.organization_id = ${organizationId}::uuid and a.ended_at is null
      and (${userId ?? null}::uuid is null or a.user_id = ${userId ?? null}::uuid)
      and a.node_id = any (array(select s.id from subtree(${organizationId}::uuid, ${nodeId}::uuid) s))`;
  const rows = await tx.connectAttempt.findMany({
    where: { organizationId, id: { in: open.map(({ id }) => id) } },
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
  const unsaved: Unsaved[] = [];
  for (const row of rows) {
    await endAttempt(tx, { organizationId, id: row.id }, status, outcomeOf(row));
    const tokens = await unsavedTokens(tx, organizationId, row);
    if (!tokens) continue;
    const { secret, account } = tokens;
    const provider = getProvider(row.provider);
    unsaved.push({
      organizationId,
      provider,
      world: toWorldName(row.world),
      providerAppId: row.providerAppId,
      secret,
      accountId: account.id,
    });
  }
  return unsaved;
}
