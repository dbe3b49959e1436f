import type { Tx } from "@/lib/db";
import { type Effective, resolveEffective } from "@/lib/installations/effective";
import { loadFacts } from "@/lib/installations/facts";
import type { Integration } from "@/lib/integrations/manifest";
import { worlds } from "./world";

/** What holds for one integration at one node at this moment. */
export async function effectiveAt(
  tx: Tx,
  organizationId: string,
  nodeId: string,
  integration: Integration,
): Promise<Effective> {
  const facts = await loadFacts(tx, organizationId, [nodeId]);
  return resolveEffective({
    facts,
    nodeId,
    integration,
    worlds: worlds(facts.providerApps),
    now: new Date(),
  });
}
