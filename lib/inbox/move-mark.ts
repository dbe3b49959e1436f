import type { Tx } from "@/lib/db";

type Mark = { organizationId: string; nodeId: string; through: bigint };

/**
 * Notes that an agent took everything up to a place. The mark never goes back, and never past what is
 * numbered.
 */
export async function moveMark(
  tx: Tx,
  { organizationId, nodeId, through }: Mark,
): Promise<{ acknowledged: number; readPosition: bigint }> {
  const [before] = await tx.$queryRaw<{ readPosition: bigint; lastPosition: bigint }[]>`
    select read_position as "readPosition", last_position as "lastPosition" from inbox
    where organization_id = ${organizationId}::uuid and node_id = ${nodeId}::uuid for update`;
  if (!before) return { acknowledged: 0, readPosition: 0n };
  const readPosition = through < before.lastPosition ? through : before.lastPosition;
  if (readPosition <= before.readPosition)
    return { acknowledged: 0, readPosition: before.readPosition };
  await tx.inbox.updateMany({ where: { organizationId, nodeId }, data: { readPosition } });
  const { count } = await tx.message.updateMany({
    where: {
      organizationId,
      nodeId,
      position: { gt: before.readPosition, lte: readPosition },
      deliveredAt: null,
    },
    data: { deliveredAt: new Date() },
  });
  return { acknowledged: count, readPosition };
}
