import type { Tx } from "@/lib/db";
import { notFound } from "@/lib/errors";
import { keyColumns } from "./key-view";

/** A token of this very person, or not found. */
export async function findPersonalToken(
  tx: Tx,
  where: { organizationId: string; userId: string; id: string },
) {
  const row = await tx.personalToken.findFirst({ where, select: keyColumns });
  if (!row) throw notFound("This token");
  return { ...row, createdBy: where.userId };
}
