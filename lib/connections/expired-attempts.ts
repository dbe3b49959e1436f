import "server-only";
import { inOrganization } from "@/lib/db";
import { providers } from "@/lib/providers/catalog";
import { toWorldName } from "./attempt-view";
import { revokeUnsaved } from "./revoke-unsaved";
import { unsavedTokens } from "./unsaved-tokens";

/** Ends attempts whose time is over, and gives back tokens about which nobody decided. */
export async function sweepAttempts(organizationId: string): Promise<void> {
  const discarded = await inOrganization(organizationId, async (tx) => {
    const where = { organizationId, endedAt: null, expiresAt: { lte: new Date() } };
    const rows = await tx.connectAttempt.findMany({
      where: { ...where, status: { in: ["open", "waiting", "partial"] } },
      select: { id: true, status: true, sealed: true, provider: true, world: true },
      take: 100,
    });
    await tx.connectAttempt.updateMany({
      where: { organizationId, id: { in: rows.map(({ id }) => id) }, endedAt: null },
      data: { status: "expired", endedAt: new Date(), sealed: null, stateHash: null },
    });
    return rows.flatMap((row) => {
      const tokens = unsavedTokens(organizationId, row);
      const provider = providers[row.provider];
      return tokens && provider ? [{ ...tokens, provider, world: toWorldName(row.world) }] : [];
    });
  });
  for (const { account, ...unsaved } of discarded)
    await revokeUnsaved({ ...unsaved, accountId: account.id });
}
