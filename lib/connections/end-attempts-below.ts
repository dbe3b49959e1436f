import type { Tx } from "@/lib/db";
import { type AttemptStatus, unknownStatuses } from "./attempt";
import { endEach } from "./end-attempts";

type Below = {
  organizationId: string;
  nodeId: string;
  /** Only this person's attempts. */
  userId?: string;
  /** Only those at this provider. */
  provider?: string;
  /** Also those whose code is being redeemed, which nothing but this keeps from being stored. */
  evenRedeeming?: boolean;
};

/** Ends the open attempts at a node and below it; what they obtained is given back. */
export async function endAttemptsBelow(
  tx: Tx,
  { organizationId, nodeId, userId, provider, evenRedeeming = false }: Below,
  status: AttemptStatus,
): Promise<void> {
  const open = await tx.$queryRaw<{ id: string }[]>`
    select a.id from connect_attempt a
    where a.organization_id = ${organizationId}::uuid and a.ended_at is null
      and (${evenRedeeming} or a.status <> all (${[...unknownStatuses]}::text[]))
      and (${userId ?? null}::uuid is null or a.user_id = ${userId ?? null}::uuid)
      and (${provider ?? null}::text is null or a.provider = ${provider ?? null}::text)
      and a.node_id = any (array(select s.id from subtree(${organizationId}::uuid, ${nodeId}::uuid) s))
    order by a.id`;
  await endEach(
    tx,
    organizationId,
    open.map(({ id }) => id),
    status,
    {},
    { evenRedeeming },
  );
}
