import "server-only";
import {
  type OpenConnection,
  openConnection,
  readCredential,
} from "@/lib/connections/open-connection";
import { loadUsed, type Used } from "@/lib/connections/used";
import { inOrganization, type Tx } from "@/lib/db";
import { loadFacts } from "@/lib/installations/facts";
import { mergeSettings } from "@/lib/installations/settings";
import { lineageOf } from "@/lib/installations/facts";
import { integrations } from "@/lib/integrations/catalog";
import type { Integration } from "@/lib/integrations/manifest";
import type { Channel, ChannelContext } from "@/lib/providers/channel";
import { channelAddress } from "./channel-address";
import { StoredFacts } from "./stored-facts";

/** A live channel, with what its provider's hooks are given. */
export type OpenChannel = {
  used: Used;
  channel: Channel;
  context: ChannelContext;
  nodeId: string;
  redact: OpenConnection["redact"];
};

/** The integration whose agents are reached through a provider's accounts. */
export const integrationOfChannel = (providerId: string): Integration | undefined =>
  integrations.find(({ provider, category }) => provider === providerId && category === "channel");

/** Opens a channel for its provider's hooks; undefined where it ended, is broken, or is none. */
export async function openChannel(key: {
  organizationId: string;
  id: string;
}): Promise<OpenChannel | undefined> {
  const found = await loadUsed(key);
  const channel = found?.used.provider.channel;
  if (!found || !channel) return undefined;
  const { used } = found;
  const opened = await readCredential(used);
  if (!opened) return undefined;
  const { agent, facts, settings } = await inOrganization(key.organizationId, (tx) =>
    surroundings(tx, used),
  );
  const { call, redact } = openConnection(used, used.provider.hosts, () => Promise.resolve(opened));
  const context: ChannelContext = {
    secret: opened.secret.reveal(),
    call,
    address: channelAddress(used.provider.id, key.organizationId, key.id),
    facts,
    agent,
    settings,
  };
  return { used, channel, context, nodeId: agent.id, redact };
}

async function surroundings(tx: Tx, { organizationId, id, provider }: Used) {
  const { node, facts } = await tx.connection.findFirstOrThrow({
    where: { organizationId, id },
    select: { facts: true, node: { select: { id: true, name: true, description: true } } },
  });
  const integration = integrationOfChannel(provider.id);
  const settings = integration ? await settingsAt(tx, organizationId, node.id, integration) : {};
  return { agent: node, facts: StoredFacts.parse(facts), settings };
}

/** The settings in effect; the defaults of what is valid alone where they are not complete. */
export async function settingsAt(
  tx: Tx,
  organizationId: string,
  nodeId: string,
  integration: Integration,
): Promise<Readonly<Record<string, unknown>>> {
  const facts = await loadFacts(tx, organizationId, [nodeId]);
  const installed = facts.installations.filter((row) => row.integration === integration.id);
  const merged = mergeSettings(integration.settings, lineageOf(facts, nodeId), installed);
  return merged.values ?? Object.fromEntries(merged.entries.map(({ key, value }) => [key, value]));
}
