import { z } from "zod";
import { Health, healthOf } from "@/lib/connections/connection-health";
import { worlds } from "@/lib/connections/world";
import type { Integration } from "@/lib/integrations/manifest";
import { allows } from "@/lib/pipeline/access";
import type { Place } from "@/lib/pipeline/lineage";
import { resolveEffective } from "./effective";
import { type EffectiveIntegration, NamedNode, namedNode } from "./effective-integration";
import type { Facts } from "./facts";
import { whyReason } from "./get-why-reason";

/** A node of the line with what it has for one integration. */
export const WhyLevel = z.object({
  node: NamedNode,
  installed: z.boolean(),
  blocked: z.boolean(),
  accounts: z.array(
    z.object({
      id: z.string(),
      accountName: z.string(),
      label: z.string(),
      isDefault: z.boolean(),
      chosen: z.boolean(),
      /** Tools may name it, besides the chosen one. */
      reachable: z.boolean(),
      health: Health,
    }),
  ),
});
export type WhyLevel = z.infer<typeof WhyLevel>;

/** Why this account is the one, level by level, and which ones could be pinned instead. */
export function explainChoice(
  integration: Integration,
  facts: Facts,
  { lineage, node: here, role }: Place,
  view: EffectiveIntegration,
) {
  const now = new Date();
  const current = worlds(facts.providerApps);
  const effective = resolveEffective({
    facts,
    nodeId: here.id,
    integration,
    worlds: current,
    now,
  });
  const chosen = effective.connection?.id;
  const reachable = new Set(effective.reachable.map(({ id }) => id));
  const accountsAt = (nodeId: string) =>
    facts.connections.filter(
      (row) => row.nodeId === nodeId && row.provider === integration.provider,
    );
  const why = lineage.toReversed().flatMap(({ id }): WhyLevel[] => {
    const node = namedNode(lineage, id);
    if (!node) return [];
    return [
      {
        node,
        installed: facts.installations.some(
          (row) => row.nodeId === id && row.integration === integration.id,
        ),
        blocked: facts.blocks.some(
          (row) => row.nodeId === id && row.integration === integration.id,
        ),
        accounts: accountsAt(id)
          // Of a place that the viewer may not see, only what is inherited from it.
          .filter((row) => node.path !== null || reachable.has(row.id))
          .map((row) => ({
            id: row.id,
            accountName: row.accountName,
            label: row.label,
            isDefault: row.isDefault,
            chosen: row.id === chosen,
            reachable: reachable.has(row.id),
            health: healthOf(row, current, now),
          })),
      },
    ];
  });
  // A bot of one agent serves nobody else.
  const line = integration.identity === "own" ? lineage.slice(-1) : lineage;
  const pinnable = line.toReversed().flatMap(({ id }) => {
    const owner = namedNode(lineage, id);
    return owner
      ? accountsAt(id).map((row) => ({
          id: row.id,
          accountName: row.accountName,
          label: row.label,
          owner,
        }))
      : [];
  });
  return {
    whyReason: whyReason({
      integration,
      lineage,
      view,
      decidedAt: effective.decidedAt,
      accounts: pinnable.length,
    }),
    why,
    pinnable,
    can: {
      ...view.can,
      pin: view.installedHere && allows(role, "pins:write", here.kind) && pinnable.length > 0,
    },
  };
}
