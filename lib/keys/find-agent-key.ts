import type { Tx } from "@/lib/db";
import { notFound } from "@/lib/errors";
import { keyColumns } from "./key-view";

/** A key of this very agent, or not found. */
export async function findAgentKey(
  tx: Tx,
  where: { organizationId: string; nodeId: string; id: string },
) {
  const row = await tx.agentKey.findFirst({ where, select: { ...keyColumns, createdBy: true } });
  if (!row) throw notFound("This key");
  return row;
}
