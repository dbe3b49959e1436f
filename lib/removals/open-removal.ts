import type { Tx } from "@/lib/db";

type Removal = {
  organizationId: string;
  nodeId: string;
  /** Null when a node was deleted or accounts were disconnected. */
  integration: string | null;
  requestedBy: string | null;
};

/**
 * Ends connections, so that nothing can use them any more, and notes what their clean-up has to do:
 * revoke the grant, then destroy the credential. `runRemoval` does it, after the commit.
 */
export async function openRemoval(
  tx: Tx,
  removal: Removal,
  connectionIds: readonly string[],
): Promise<string> {
  const { organizationId } = removal;
  const { id } = await tx.removal.create({ data: removal, select: { id: true } });
  await tx.$executeRaw`
    update connection set ended_at = now()
    where organization_id = ${organizationId}::uuid and id = any (${connectionIds}::uuid[]) and ended_at is null`;
  await tx.$executeRaw`
    insert into removal_step (organization_id, id, removal_id, position, kind, connection_id)
    select ${organizationId}::uuid, gen_random_uuid(), ${id}::uuid, step.position, step.kind, c.id
    from unnest(${connectionIds}::uuid[]) as c (id)
    cross join (values (1, 'revoke'), (2, 'destroy')) as step (position, kind)`;
  return id;
}
