import "server-only";
import { z } from "zod";
import { toWorldName } from "@/lib/connections/world-name";
import type { Tx } from "@/lib/db";
import { getIntegration } from "@/lib/integrations/catalog";
import { providers } from "@/lib/providers/catalog";
import { channelAddress } from "./channel-address";
import type { ChannelView, ComingChannel } from "./channel-view";
import { integrationOfChannel } from "./open-channel";
import { pageForPeople, talkAddress } from "./people-address";
import { StoredFacts } from "./stored-facts";

type Where = { organizationId: string; nodeId: string; connectionId?: string };

const channelProviders = (): string[] =>
  Object.values(providers).flatMap(({ id, channel }) => (channel ? [id] : []));

/** An agent's bots and numbers, those that are still being given back among them. */
export async function loadChannels(
  tx: Tx,
  { organizationId, nodeId, connectionId }: Where,
): Promise<ChannelView[]> {
  const rows = await tx.connection.findMany({
    where: {
      organizationId,
      nodeId,
      provider: { in: channelProviders() },
      ...(connectionId !== undefined && { id: connectionId }),
      OR: [
        { endedAt: null },
        // Until the provider has it back, it costs money.
        { removalSteps: { some: { kind: "release_number", doneAt: null } } },
      ],
    },
    select: {
      id: true,
      provider: true,
      world: true,
      accountName: true,
      facts: true,
      setUpAt: true,
      setUpProblem: true,
      endedAt: true,
      conversations: {
        select: { lastMessageAt: true },
        orderBy: { lastMessageAt: "desc" },
        take: 1,
      },
    },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  const heard = await heardFrom(tx, organizationId, rows);
  return rows.flatMap((row) => {
    const integration = integrationOfChannel(row.provider);
    const provider = providers[row.provider];
    if (!integration || !provider) return [];
    const facts = StoredFacts.parse(row.facts);
    const world = toWorldName(row.world);
    const states = (facts.states ?? []).map(({ href, ...state }) => ({
      ...state,
      ...(href !== undefined && { href: pageForPeople(href, world) }),
    }));
    return {
      connectionId: row.id,
      integration: { id: integration.id, name: integration.name, icon: integration.icon },
      provider: { id: provider.id, name: provider.name },
      world,
      account: row.accountName,
      handle: facts.handle ?? null,
      where: facts.where ?? null,
      link: talkAddress(facts.link ?? null, world, provider.id),
      address: channelAddress(provider.id, organizationId, row.id),
      states: row.endedAt === null ? states : [],
      setUp: {
        state: row.setUpProblem ? "failed" : row.setUpAt ? "ready" : "waiting",
        at: row.setUpAt?.toISOString() ?? null,
        problem: row.setUpProblem,
      },
      heard: heard.has(row.id),
      lastMessageAt: row.conversations[0]?.lastMessageAt.toISOString() ?? null,
      releasing: row.endedAt !== null,
      hasPackage: provider.channel?.package !== undefined && row.endedAt === null,
    } satisfies ChannelView;
  });
}

/** To which of them anybody has ever written. */
async function heardFrom(
  tx: Tx,
  organizationId: string,
  rows: readonly { id: string }[],
): Promise<Set<string>> {
  const found = await tx.$queryRaw<{ id: string }[]>`
    select c.id from unnest(${rows.map(({ id }) => id)}::uuid[]) as c (id)
    where exists (
      select from message m
      where m.organization_id = ${organizationId}::uuid and m.connection_id = c.id and m.direction = 'in')`;
  return new Set(found.map(({ id }) => id));
}

const Wish = z.object({ name: z.string().optional(), number: z.string().optional() });

/** What is being made for an agent and is no channel yet. */
export async function loadComing(
  tx: Tx,
  { organizationId, nodeId }: Where,
): Promise<ComingChannel[]> {
  const rows = await tx.provision.findMany({
    where: { organizationId, nodeId, endedAt: null },
    select: {
      id: true,
      integration: true,
      kind: true,
      request: true,
      state: true,
      detail: true,
      createdAt: true,
    },
    orderBy: { createdAt: "asc" },
  });
  return rows.map(({ integration, kind, request, createdAt, ...row }) => {
    const { id, name, icon } = getIntegration(integration);
    const wish = Wish.safeParse(request).data;
    return {
      ...row,
      integration: { id, name, icon },
      kind: kind as ComingChannel["kind"],
      name: wish?.number ?? wish?.name ?? name,
      startedAt: createdAt.toISOString(),
    };
  });
}
