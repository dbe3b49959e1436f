import type { Tx } from "@/lib/db";

export type ConnectionOfPerson = {
  id: string;
  provider: string;
  accountName: string;
  label: string;
  nodeId: string;
  nodeName: string;
};

/** The accounts that a person connected at a node or below, and that are still in use. */
export const connectionsOf = (
  tx: Tx,
  organizationId: string,
  nodeId: string,
  userId: string,
): Promise<ConnectionOfPerson[]> =>
  tx.$queryRaw<ConnectionOfPerson[]>`
    select c.id, c.provider, c.account_name as "accountName", c.label, n.id as "nodeId", n.name as "nodeName"
    from connection c
    join node n on n.organization_id = ${organizationId}::uuid and n.id = c.node_id
    where c.organization_id = ${organizationId}::uuid and c.ended_at is null and c.connected_by = ${userId}::uuid
      and c.node_id = any (array(select s.id from subtree(${organizationId}::uuid, ${nodeId}::uuid) s))
    order by lower(n.name), c.provider, c.account_name, c.id`;
