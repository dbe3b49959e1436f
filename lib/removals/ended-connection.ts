import "server-only";
import type { OpenedCredential } from "@/lib/connections/credential";
import { isDue, renewUnderLock } from "@/lib/connections/refresh";
import { RenewalError } from "@/lib/connections/refresh-failure";
import { toWorldName } from "@/lib/connections/world-name";
import { StoredFacts } from "@/lib/channels/stored-facts";
import { inOrganization } from "@/lib/db";
import { providers } from "@/lib/providers/catalog";
import type { ChannelFacts } from "@/lib/providers/channel";
import type { Provider, World } from "@/lib/providers/provider";
import { NeedsPersonError } from "./needs-person-error";

/** A connection that was ended, as far as its clean-up goes. */
export type EndedConnection = {
  organizationId: string;
  id: string;
  provider: Provider;
  world: World;
  providerAppId: string | null;
  accountId: string;
  /** The account that made it. */
  setupConnectionId: string | null;
  /** What was known of the channel. */
  facts: ChannelFacts;
};

/** Undefined where its provider is not in the catalog any more. */
export async function loadEnded(
  organizationId: string,
  id: string,
): Promise<EndedConnection | undefined> {
  const row = await inOrganization(organizationId, (tx) =>
    tx.connection.findFirst({
      where: { organizationId, id, endedAt: { not: null } },
      select: {
        provider: true,
        world: true,
        providerAppId: true,
        accountId: true,
        setupConnectionId: true,
        facts: true,
      },
    }),
  );
  const provider = row ? providers[row.provider] : undefined;
  if (!row || !provider) return undefined;
  const facts = StoredFacts.catch({}).parse(row.facts);
  return { ...row, organizationId, id, provider, world: toWorldName(row.world), facts };
}

/**
 * Some providers take a revocation only with a token that is still good, so one that is over is
 * renewed first. A grant that is dead already is no hindrance; a token endpoint that is down is one.
 */
export async function freshCredential(
  ended: EndedConnection,
  opened: OpenedCredential,
): Promise<OpenedCredential> {
  if (!isDue(opened)) return opened;
  try {
    return await renewUnderLock(ended, { live: false });
  } catch (error) {
    if (!(error instanceof RenewalError) || error.why !== "refused") throw error;
    if (error.reason === "app_refused") throw new NeedsPersonError(error.message);
    // Rotated away by an answer that never came: what it gave may be alive, and nobody here has it.
    if (error.reason === "expired" && opened.refreshingSince)
      throw new NeedsPersonError(
        `An answer of ${ended.provider.name} was lost when the access was renewed, so it cannot be revoked from here.`,
      );
    return opened;
  }
}
