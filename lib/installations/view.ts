import type { Tx } from "@/lib/db";
import { worlds } from "@/lib/connections/world";
import { integrations } from "@/lib/integrations/catalog";
import type { Integration } from "@/lib/integrations/manifest";
import { type Actor, actorId } from "@/lib/pipeline/actor";
import type { Place } from "@/lib/pipeline/lineage";
import { providers } from "@/lib/providers/catalog";
import { countAgents, type AgentCounts } from "./agents-below";
import { resolveEffective, type Worlds } from "./effective";
import { type EffectiveIntegration, toEffectiveIntegration } from "./effective-integration";
import { type Facts, loadFacts } from "./facts";

type Given = {
  place: Place;
  actor: Actor;
  organizationId: string;
  facts: Facts;
  worlds: Worlds;
  now: Date;
  counts: AgentCounts | null;
};

/** Every integration (or the given ones) as it holds at a place for one caller: one query, or two above agents. */
export async function viewIntegrations(
  tx: Tx,
  context: { place: Place; actor: Actor; organizationId: string },
  only: readonly Integration[] = integrations,
): Promise<EffectiveIntegration[]> {
  const { place, organizationId } = context;
  const facts = await loadFacts(tx, organizationId, [place.node.id]);
  const counts =
    place.node.kind === "agent" ? null : await countAgents(tx, organizationId, place.node.id);
  return viewAll({ ...context, facts, counts }, only);
}

/** The same for an agent, of facts that are at hand. */
export const viewOfFacts = (
  { place, actor, organizationId }: { place: Place; actor: Actor; organizationId: string },
  facts: Facts,
  only: readonly Integration[] = integrations,
): EffectiveIntegration[] => viewAll({ place, actor, organizationId, facts, counts: null }, only);

function viewAll(
  given: Omit<Given, "worlds" | "now">,
  only: readonly Integration[],
): EffectiveIntegration[] {
  const all = { ...given, worlds: worlds(given.facts.providerApps), now: new Date() };
  return only.map((integration) => viewIntegration(all, integration));
}

function viewIntegration(given: Given, integration: Integration): EffectiveIntegration {
  const { place, facts, actor, organizationId, counts, now } = given;
  const nodeId = place.node.id;
  const effective = resolveEffective({ facts, nodeId, integration, worlds: given.worlds, now });
  const provider = integration.provider ? (providers[integration.provider] ?? null) : null;
  return toEffectiveIntegration(
    {
      effective,
      provider,
      lineage: place.lineage,
      now,
      attemptIsMine: effective.attempt?.userId === actorId(actor),
      ...(counts && {
        agentsBelow: {
          connected: counts.connected[integration.provider ?? ""] ?? 0,
          total: counts.total,
        },
      }),
    },
    organizationId,
  );
}
