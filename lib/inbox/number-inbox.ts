import type { Tx } from "@/lib/db";

/** How far an agent's inbox is numbered and read. */
export type Numbered = {
  lastPosition: bigint;
  readPosition: bigint;
  /** When there is more to number; null where nothing waits for its place. */
  settlesAt: Date | null;
};

/** Gives what has settled its place. The inbox stays locked for others that number until `tx` ends. */
export async function numberInbox(
  tx: Tx,
  organizationId: string,
  nodeId: string,
): Promise<Numbered> {
  const [row] = await tx.$queryRaw<Numbered[]>`
    select last_position as "lastPosition", read_position as "readPosition", settles_at as "settlesAt"
    from number_inbox(${organizationId}::uuid, ${nodeId}::uuid)`;
  if (!row) throw new Error("number_inbox returned nothing");
  return row;
}
