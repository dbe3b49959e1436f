import { worlds } from "@/lib/connections/world";
import { type Effective, resolveEffective, type Worlds } from "@/lib/installations/effective";
import { type Facts, loadFacts } from "@/lib/installations/facts";
import type { Integration, Tool } from "@/lib/integrations/manifest";
import type { LineageNode } from "@/lib/pipeline/lineage";
import type { Tx } from "@/lib/db";
import { providers } from "@/lib/providers/catalog";
import type { Provider } from "@/lib/providers/provider";
import { unavailableText } from "./unavailable-text";

export type ToolAt = {
  effective: Effective;
  worlds: Worlds;
  /** Null where no account is needed. */
  provider: Provider | null;
  /** The merged settings; null exactly where something is missing. */
  settings: Record<string, unknown> | null;
  /** Why it cannot be called now; null when it can. */
  missing: string | null;
};

type Line = readonly Pick<LineageNode, "id" | "name">[];

/** Whether a tool can be called at a node at this moment, and with what. */
export const toolAt = async (
  tx: Tx,
  organizationId: string,
  lineage: Line,
  found: { integration: Integration; tool: Tool },
): Promise<ToolAt> =>
  toolOfFacts(await loadFacts(tx, organizationId, [lineage.at(-1)?.id ?? ""]), lineage, found);

/** The same of facts that are at hand. */
export function toolOfFacts(
  facts: Facts,
  lineage: Line,
  { integration, tool }: { integration: Integration; tool: Tool },
): ToolAt {
  const nodeId = lineage.at(-1)?.id ?? "";
  const current = worlds(facts.providerApps);
  const given = { facts, nodeId, integration, worlds: current, now: new Date() };
  const effective = resolveEffective(given);
  const provider = integration.provider === null ? null : (providers[integration.provider] ?? null);
  const state = effective.tools.find((each) => each.tool === tool);
  const { values: settings } = effective.settings;
  const text = state ? unavailableText(effective, state, provider, lineage) : undefined;
  const notReady = `${integration.name} is not ready to be used here.`;
  const missing = text === undefined ? notReady : (text ?? (settings === null ? notReady : null));
  return {
    effective,
    worlds: current,
    provider,
    settings: missing === null ? settings : null,
    missing,
  };
}
