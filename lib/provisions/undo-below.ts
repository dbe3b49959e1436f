import "server-only";
import type { Tx } from "@/lib/db";
import { undoProvision } from "./undo";

type Below = {
  organizationId: string;
  nodeId: string;
  /** Only what becomes accounts of this provider. */
  provider?: string;
  /** Only what is made for this integration. */
  integration?: string;
};

/** Takes away all that is being made at a node and below it and is no connection yet. */
export async function undoProvisionsBelow(tx: Tx, where: Below): Promise<void> {
  const { organizationId, nodeId, provider = null, integration = null } = where;
  const open = await tx.$queryRaw<{ id: string }[]>`
    select p.id from provision p
    where p.organization_id = ${organizationId}::uuid and p.ended_at is null and p.state <> 'undoing'
      and (${provider}::text is null or p.provider = ${provider}::text)
      and (${integration}::text is null or p.integration = ${integration}::text)
      and p.node_id = any (array(select s.id from subtree(${organizationId}::uuid, ${nodeId}::uuid) s))
    order by p.id`;
  for (const { id } of open) await undoProvision(tx, { organizationId, id });
}
