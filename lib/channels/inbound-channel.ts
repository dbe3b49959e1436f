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

/** Kept no longer, whether it is stale or not: settings and facts have no version. */
const lifetimeMs = 30_000;
const capacity = 2_000;

const entries = new Map<string, Promise<OpenInbound | undefined>>();

const nameOf = ({ organizationId, connectionId, provider }: ChannelKey): string =>
  `${provider.id} ${organizationId} ${connectionId}`;

/** The channel, read at most once while many requests come for it; undefined where there is none (any more). */
export async function openInbound(channel: ChannelKey): Promise<OpenInbound | undefined> {
  const known = await entries.get(nameOf(channel))?.catch(() => undefined);
  return known && Date.now() - known.loadedAt < lifetimeMs ? known : reopenInbound(channel);
}

/** Reads it anew. Of many who ask at the same moment, one does. */
export function reopenInbound(channel: ChannelKey): Promise<OpenInbound | undefined> {
  const name = nameOf(channel);
  const opening = reading.get(name);
  if (opening) return opening;
  const read = load(channel).finally(() => reading.delete(name));
  reading.set(name, read);
  entries.delete(name);
  entries.set(name, read);
  const forget = () => {
    if (entries.get(name) === read) entries.delete(name);
  };
  read.then((found) => found ?? forget(), forget);
  for (const oldest of entries.keys()) {
    if (entries.size <= capacity) break;
    entries.delete(oldest);
  }
  return read;
}

const reading = new Map<string, Promise<OpenInbound | undefined>>();

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
