import "server-only";
import { openCredential } from "@/lib/connections/credential";
import { inOrganization } from "@/lib/db";
import type { InboundChannel } from "@/lib/providers/channel";
import type { Provider, SecretFields, World } from "@/lib/providers/provider";
import { type OrganizationKey, sealingKey } from "@/lib/vault/organization-keys";
import type { Secret } from "@/lib/vault/secret";
import { keyFetcher } from "./fetch-keys";
import { integrationOfChannel, settingsAt } from "./open-channel";
import { StoredFacts } from "./stored-facts";

export type ChannelKey = { organizationId: string; connectionId: string; provider: Provider };

/** A channel with everything that checking, reading and storing a request takes. */
export type OpenInbound = Omit<InboundChannel, "secret"> & {
  secret: Secret<SecretFields>;
  nodeId: string;
  /** What the statement that stores compares: where one of them is another, this is stale. */
  versions: { version: number; setupVersion: number | null };
  /** Seals what is stored. */
  key: OrganizationKey;
  loadedAt: number;
};

/** What has no version, settings and facts, is read anew after this, while what is known is used once more. */
const freshMs = 60_000;
/** Kept no longer, whether it is stale or not. */
const lifetimeMs = 10 * 60_000;
const capacity = 2_000;

const entries = new Map<string, OpenInbound>();
const reading = new Map<string, Promise<OpenInbound | undefined>>();

const nameOf = ({ organizationId, connectionId, provider }: ChannelKey): string =>
  `${provider.id} ${organizationId} ${connectionId}`;

/** The channel; undefined where there is none (any more). */
export async function openInbound(channel: ChannelKey): Promise<OpenInbound | undefined> {
  const known = entries.get(nameOf(channel));
  const ageMs = known ? Date.now() - known.loadedAt : Infinity;
  if (!known || ageMs > lifetimeMs) return reopenInbound(channel);
  // Where that fails, the next one tries again.
  if (ageMs > freshMs) reopenInbound(channel).catch(() => undefined);
  return known;
}

/** Reads it anew. Of many who ask at the same moment, one does. */
export function reopenInbound(channel: ChannelKey): Promise<OpenInbound | undefined> {
  const name = nameOf(channel);
  const opening = reading.get(name) ?? read(name, channel);
  reading.set(name, opening);
  return opening;
}

async function read(name: string, channel: ChannelKey): Promise<OpenInbound | undefined> {
  try {
    const found = await load(channel);
    // The latest read is the last to be forgotten.
    entries.delete(name);
    if (found) entries.set(name, found);
    for (const oldest of entries.keys()) {
      if (entries.size <= capacity) break;
      entries.delete(oldest);
    }
    return found;
  } finally {
    reading.delete(name);
  }
}

const load = ({
  organizationId,
  connectionId: id,
  provider,
}: ChannelKey): Promise<OpenInbound | undefined> =>
  inOrganization(organizationId, async (tx) => {
    const row = await tx.connection.findFirst({
      where: { organizationId, id, provider: provider.id, endedAt: null },
      select: {
        nodeId: true,
        world: true,
        accountId: true,
        accountName: true,
        facts: true,
        setup: { select: { credentialVersion: true } },
      },
    });
    const opened = row && (await openCredential(tx, { organizationId, id }, { live: true }));
    if (!opened) return undefined;
    const world = row.world as World;
    const integration = integrationOfChannel(provider.id);
    return {
      world,
      secret: opened.secret,
      account: { id: row.accountId, name: row.accountName },
      facts: StoredFacts.parse(row.facts),
      settings: integration ? await settingsAt(tx, organizationId, row.nodeId, integration) : {},
      fetchKeys: keyFetcher(provider, world),
      nodeId: row.nodeId,
      versions: {
        version: opened.version,
        setupVersion: provider.usesSetupCredential ? (row.setup?.credentialVersion ?? null) : null,
      },
      key: await sealingKey(tx, organizationId),
      loadedAt: Date.now(),
    };
  });
