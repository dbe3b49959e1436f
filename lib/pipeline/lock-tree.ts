import type { Tx } from "@/lib/db";

/**
 * Commands share the tree, changes of its shape or of roles have it alone, so that nothing is
 * installed at a node that is just being deleted and no role is used that was just taken away.
 */
export async function lockTree(tx: Tx, organizationId: string, alone: boolean): Promise<void> {
  if (alone)
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('tree ' || ${organizationId}, 0))`;
  else
    await tx.$executeRaw`select pg_advisory_xact_lock_shared(hashtextextended('tree ' || ${organizationId}, 0))`;
}
