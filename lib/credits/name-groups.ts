import type { Tx } from "@/lib/db";
import { namedNode } from "@/lib/installations/effective-integration";
import { integrations } from "@/lib/integrations/catalog";
import type { Place } from "@/lib/pipeline/lineage";
import { type Grouped, others } from "./group-usage";
import { elsewhere, nameNodes } from "./name-nodes";
import { unitName } from "./quantity-text";
import type { UsageGroup, UsageReport } from "./usage-report";

/** Says what the groups of a report are. */
export async function nameGroups(
  tx: Tx,
  organizationId: string,
  place: Place,
  by: UsageReport["by"],
  groups: readonly (Grouped & { count: number })[],
): Promise<UsageGroup[]> {
  const ids = by === "node" ? groups.map(({ key }) => key).filter((key) => key !== others) : [];
  const nodes = await nameNodes(tx, organizationId, place, ids);
  return groups.map(({ count, ...group }) => {
    const { key } = group;
    const nothing = { integration: null, node: null, meter: null };
    if (key === others) return { ...group, ...nothing, name: `${count.toString()} others` };
    if (by === "meter") return { ...group, ...nothing, meter: key, name: meterName(key) };
    if (by === "integration")
      return { ...group, ...nothing, integration: key || null, name: integrationName(key) };
    const node = namedNode(place.lineage, key) ?? nodes.get(key) ?? null;
    return { ...group, ...nothing, node, name: node?.name ?? elsewhere };
  });
}

/** "Message parts sent" */
function meterName(meter: string): string {
  const name = unitName(meter, 0n);
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** What other programs report belongs to no integration. */
const integrationName = (id: string): string =>
  integrations.find((each) => each.id === id)?.name ?? (id === "" ? "Other programs" : id);
