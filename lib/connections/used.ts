import { inOrganization } from "@/lib/db";
import { providers } from "@/lib/providers/catalog";
import type { Provider, World } from "@/lib/providers/provider";
import { toWorldName } from "./world-name";

/** A connection as far as using its credential goes. */
export type Used = { organizationId: string; id: string; provider: Provider; world: World };

export type ConnectionKey = Pick<Used, "organizationId" | "id">;

/**
 * A live connection that background work may use, with what decides about its next check; undefined
 * where it ended, or where only a person can mend it.
 */
export const loadUsed = ({ organizationId, id }: ConnectionKey) =>
  inOrganization(organizationId, async (tx) => {
    const row = await tx.connection.findFirst({
      where: {
        organizationId,
        id,
        endedAt: null,
        // What the operator has to mend heals by itself afterwards.
        OR: [{ brokenAt: null }, { brokenReason: "app_refused" }],
      },
      select: {
        provider: true,
        world: true,
        credentialVersion: true,
        brokenAt: true,
        checkedAt: true,
        unansweredSince: true,
        lastUsedAt: true,
        createdAt: true,
        expiresAt: true,
        tokenExpiresAt: true,
      },
    });
    const provider = row ? providers[row.provider] : undefined;
    if (!row || !provider) return undefined;
    const used: Used = { organizationId, id, provider, world: toWorldName(row.world) };
    return { used, row };
  });

export type UsedRow = NonNullable<Awaited<ReturnType<typeof loadUsed>>>["row"];
