import type { Tx } from "@/lib/db";
import { integrationsOf } from "@/lib/integrations/catalog";

const open = { usedAt: null, declinedAt: null, withdrawnAt: null };

type Below = {
  organizationId: string;
  nodeId: string;
  /** Only for integrations of this provider. */
  provider?: string;
  /** Only those for this person: for them as a member, or for their address. */
  to?: { userId: string; email: string };
};

/**
 * Withdraws the open links at a node and below it, for changes after which they must lead nowhere.
 * Attempts that they began are ended by `endAttemptsBelow`; call this first, as links are locked first.
 */
export async function withdrawLinksBelow(
  tx: Tx,
  { organizationId, nodeId, provider, to }: Below,
): Promise<void> {
  const below = await tx.$queryRaw<{ id: string }[]>`
    select k.id from connect_link k
    where k.organization_id = ${organizationId}::uuid
      and k.used_at is null and k.declined_at is null and k.withdrawn_at is null
      and k.node_id = any (array(select s.id from subtree(${organizationId}::uuid, ${nodeId}::uuid) s))
    order by k.id`;
  await tx.connectLink.updateMany({
    where: {
      organizationId,
      id: { in: below.map(({ id }) => id) },
      ...open,
      ...(provider !== undefined && {
        integration: { in: integrationsOf(provider).map(({ id }) => id) },
      }),
      ...(to && { OR: [{ userId: to.userId }, { userId: null, email: to.email }] }),
    },
    data: { withdrawnAt: new Date() },
  });
}

/**
 * Withdraws the open links for an integration at a node and below it where it is not installed any
 * more: installing it again must not bring an old link back to life. After the installation is deleted.
 */
export async function withdrawUnneededLinks(
  tx: Tx,
  { organizationId, nodeId, integration }: Below & { integration: string },
): Promise<void> {
  await tx.$executeRaw`
    update connect_link k set withdrawn_at = now()
    where k.organization_id = ${organizationId}::uuid and k.integration = ${integration}
      and k.used_at is null and k.declined_at is null and k.withdrawn_at is null
      and k.node_id = any (array(select s.id from subtree(${organizationId}::uuid, ${nodeId}::uuid) s))
      and not exists (
        select from lineage(${organizationId}::uuid, k.node_id) l
        join installation i on i.organization_id = ${organizationId}::uuid and i.node_id = l.id
          and i.integration = k.integration)`;
}
