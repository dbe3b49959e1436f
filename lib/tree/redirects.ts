import type { Tx } from "@/lib/db";

/** A path below the organization, as redirects keep it: they survive a new slug of the organization. */
export const pathBelow = (lineage: readonly { slug: string }[]): string =>
  lineage
    .slice(1)
    .map(({ slug }) => slug)
    .join("/");

/** A node now stands at this address: whatever it led to before, it no longer does. */
export async function takeAddress(tx: Tx, organizationId: string, path: string): Promise<void> {
  await tx.nodeRedirect.deleteMany({ where: { organizationId, path } });
}

/** Lets the address that a node just left lead to it. */
export async function leaveRedirect(
  tx: Tx,
  organizationId: string,
  path: string,
  nodeId: string,
): Promise<void> {
  await tx.nodeRedirect.upsert({
    where: { organizationId_path: { organizationId, path } },
    create: { organizationId, path, nodeId },
    update: { nodeId },
  });
}
