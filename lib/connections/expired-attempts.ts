import "server-only";
import { inOrganization, type Tx } from "@/lib/db";
import { logError } from "@/lib/log";
import { providers } from "@/lib/providers/catalog";
import { toWorldName } from "./attempt-view";
import { revokeUnsaved, type Unsaved } from "./revoke-unsaved";
import { unsavedTokens } from "./unsaved-tokens";

/** Ends attempts whose time is over, and gives back tokens about which nobody decided. */
export async function sweepAttempts(organizationId: string): Promise<void> {
  const discarded = await inOrganization(organizationId, async (tx) => {
    const where = { organizationId, endedAt: null, expiresAt: { lte: new Date() } };
    const rows = await tx.connectAttempt.findMany({
      where: { ...where, status: { in: ["open", "waiting", "partial"] } },
      select: {
        id: true,
        status: true,
        sealed: true,
        provider: true,
        world: true,
        providerAppId: true,
      },
      take: 100,
    });
    const unsaved: Unsaved[] = [];
    for (const row of rows) {
      const tokens = await openTokens(tx, organizationId, row);
      if (tokens === "sealed") continue;
      const { count } = await tx.connectAttempt.updateMany({
        where: { ...where, id: row.id, status: row.status },
        data: { status: "expired", endedAt: new Date(), sealed: null, stateHash: null },
      });
      // Kept at this very moment: then the tokens are in use.
      if (count === 1 && tokens) unsaved.push(tokens);
    }
    return unsaved;
  });
  for (const unsaved of discarded) await revokeUnsaved(unsaved);
}

type Row = {
  id: string;
  status: string;
  sealed: string | null;
  provider: string;
  world: string;
  providerAppId: string | null;
};

/** What cannot be opened, for lack of its master key, waits for it and holds up nothing else. */
async function openTokens(
  tx: Tx,
  organizationId: string,
  row: Row,
): Promise<Unsaved | "sealed" | undefined> {
  const provider = providers[row.provider];
  try {
    const tokens = await unsavedTokens(tx, organizationId, row);
    if (!tokens || !provider) return undefined;
    const { secret, account } = tokens;
    return {
      organizationId,
      provider,
      world: toWorldName(row.world),
      providerAppId: row.providerAppId,
      secret,
      accountId: account.id,
    };
  } catch (cause) {
    logError("tokens that nobody decided about do not open", cause, { attempt: row.id });
    return "sealed";
  }
}
