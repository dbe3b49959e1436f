import type { Tx } from "@/lib/db";
import type { PolicyFact } from "./policy";

/** The policies of a node's lineage. */
export async function loadPolicies(
  tx: Pick<Tx, "$queryRaw">,
  organizationId: string,
  nodeId: string,
): Promise<PolicyFact[]> {
  const [row] = await tx.$queryRaw<{ policies: PolicyFact[] }[]>`
    select policies_at(${organizationId}::uuid, ${nodeId}::uuid) as policies`;
  return row?.policies ?? [];
}
