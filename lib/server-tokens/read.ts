import "server-only";
import { inOrganization } from "@/lib/db";
import { hashToken } from "@/lib/vault/token";

/** A server token that was shown. */
export type ShownToken = { id: string; lastUsedAt: string | null };

/** For `where`: tokens that work now. */
export const livingTokens = (now: Date) => ({
  revokedAt: null,
  OR: [{ expiresAt: null }, { expiresAt: { gt: now } }],
});

/** The server token of this organization; null for one that is not good. */
export const readServerToken = (
  organizationId: string,
  token: string,
): Promise<ShownToken | null> =>
  inOrganization(organizationId, async (tx) => {
    const row = await tx.serverToken.findFirst({
      where: { organizationId, hash: hashToken(token), ...livingTokens(new Date()) },
      select: { id: true, lastUsedAt: true },
    });
    return row && { id: row.id, lastUsedAt: row.lastUsedAt?.toISOString() ?? null };
  });
