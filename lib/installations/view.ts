import type { Tx } from "@/lib/db";
import { worlds } from "@/lib/connections/world";
import { integrations } from "@/lib/integrations/catalog";
import type { Integration } from "@/lib/integrations/manifest";
import { type Actor, actorId } from "@/lib/pipeline/actor";
import type { Place } from "@/lib/pipeline/lineage";
import { providers } from "@/lib/providers/catalog";
import { countAgents, type AgentCounts } from "./agents-below";
import { resolveEffective } from "./effective";
import { type EffectiveIntegration, toEffectiveIntegration } from "./effective-integration";
import { type Facts, loadFacts } from "./facts";

type Given = {
  place: Place;
  actor: Actor;
  organizationId: string;
  facts: Facts;
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
  return only.map((integration) => viewIntegration({ ...context, facts, counts }, integration));
}

/** The same for an agent, of facts that are at hand. */
export const viewOfFacts = (
  { place, actor, organizationId }: { place: Place; actor: Actor; organizationId: string },
  facts: Facts,
  only: readonly Integration[] = integrations,
): EffectiveIntegration[] =>
  only.map((integration) =>
    viewIntegration({ place, actor, organizationId, facts, counts: null }, integration),
  );

function viewIntegration(given: Given, integration: Integration): EffectiveIntegration {
  const { place, facts, actor, organizationId, counts } = given;
  const now = new Date();
  const effective = resolveEffective({
    facts,
    nodeId: place.node.id,
    integration,
    worlds: worlds(facts.providerApps),
    now,
  });
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
