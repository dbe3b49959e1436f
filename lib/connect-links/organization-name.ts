import type { Tx } from "@/lib/db";

/** What an organization is called, to people who see nothing else of it. */
export async function organizationName(tx: Tx, organizationId: string): Promise<string> {
  const root = await tx.node.findFirst({
    where: { organizationId, id: organizationId },
    select: { name: true },
  });
  return root?.name ?? "This organization";
}
