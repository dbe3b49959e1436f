import type { Tx } from "@/lib/db";
import type { Approval as Row } from "@/prisma/generated/client";

/** Reads a request for a change of its state: whoever else changes it waits. */
export async function lockApproval(
  tx: Tx,
  organizationId: string,
  id: string,
): Promise<Row | null> {
  await tx.$queryRaw`
    select id from approval where organization_id = ${organizationId}::uuid and id = ${id}::uuid for update`;
  return tx.approval.findFirst({ where: { organizationId, id } });
}
