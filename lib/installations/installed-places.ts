import { worlds } from "@/lib/connections/world";
import type { Tx } from "@/lib/db";
import type { Integration } from "@/lib/integrations/manifest";
import { type Actor, actorId } from "@/lib/pipeline/actor";
import { type LineageNode, pathOf } from "@/lib/pipeline/lineage";
import { providers } from "@/lib/providers/catalog";
import { countAgents } from "./agents-below";
import { resolveEffective, type Status } from "./effective";
import type { NamedNode } from "./effective-integration";
import { lineageOf, loadFacts } from "./facts";
import { describeStatus } from "./status-text";
import type { Mark } from "./status-text-wording";

/** Where an integration is installed, and how it stands there. */
export type InstalledPlace = { node: NamedNode; status: Status; mark: Mark; word: string };

const shownPlaces = 50;

/** The places where an integration is installed that the caller may open, the oldest first. */
export async function installedPlaces(
  tx: Tx,
  { organizationId, actor }: { organizationId: string; actor: Actor },
  integration: Integration,
): Promise<{ places: InstalledPlace[]; total: number }> {
  const userId = actorId(actor);
  const rows = await tx.$queryRaw<{ node_id: string }[]>`
    select i.node_id from installation i
    where i.organization_id = ${organizationId}::uuid and i.integration = ${integration.id}
      and (${userId}::uuid is null or exists (
        select 1 from lineage(${organizationId}::uuid, i.node_id) l
        join membership m on m.organization_id = ${organizationId}::uuid and m.node_id = l.id
          and m.user_id = ${userId}::uuid))
    order by i.created_at, i.id`;
  const ids = rows.slice(0, shownPlaces).map((row) => row.node_id);
  const facts = await loadFacts(tx, organizationId, ids);
  const provider = integration.provider === null ? null : providers[integration.provider];
  const now = new Date();
  const places: InstalledPlace[] = [];
  for (const nodeId of ids) {
    const lineage = lineageOf(facts, nodeId);
    const node = lineage.at(-1);
    if (!node) continue;
    const effective = resolveEffective({
      facts,
      nodeId,
      integration,
      worlds: worlds(facts.providerApps),
      now,
    });
    const seen = lineage.map((each): LineageNode => ({ ...each, ownRole: null, role: null }));
    const agents = integration.identity === "own" && node.kind !== "agent";
    const counts = agents ? await countAgents(tx, organizationId, nodeId) : null;
    const { mark, word } = describeStatus({
      effective,
      provider: provider ?? null,
      lineage: seen,
      now,
      attemptIsMine: false,
      ...(counts && {
        agentsBelow: {
          connected: counts.connected[integration.provider ?? ""] ?? 0,
          total: counts.total,
        },
      }),
    });
    places.push({
      node: { id: node.id, name: node.name, kind: node.kind, path: pathOf(lineage) },
      status: effective.status,
      mark,
      word,
    });
  }
  return { places, total: rows.length };
}
