import type { Tx } from "@/lib/db";

/** Ids of the people who own an organization: those who may pay. */
export async function ownersOf(tx: Tx, organizationId: string): Promise<string[]> {
  const rows = await tx.membership.findMany({
    where: { organizationId, nodeId: organizationId, role: "owner" },
    select: { userId: true },
    distinct: ["userId"],
  });
  return rows.map(({ userId }) => userId);
}
