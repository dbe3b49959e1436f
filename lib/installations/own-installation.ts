import type { Tx } from "@/lib/db";
import { conflict } from "@/lib/errors";
import type { Integration } from "@/lib/integrations/manifest";
import type { Place } from "@/lib/pipeline/lineage";
import { loadFacts } from "./facts";

/**
 * The node's own installation. Without one, changing or removing is a conflict that names the owner
 * and the two ways out (rule 13).
 */
export async function requireOwnInstallation(
  tx: Tx,
  organizationId: string,
  place: Place,
  integration: Integration,
) {
  const nodeId = place.node.id;
  const own = await tx.installation.findFirst({
    where: { organizationId, nodeId, integration: integration.id },
  });
  if (own) return own;
  const facts = await loadFacts(tx, organizationId, [nodeId]);
  const above = place.lineage
    .toReversed()
    .find(({ id }) =>
      facts.installations.some((row) => row.nodeId === id && row.integration === integration.id),
    );
  throw conflict(
    above
      ? `${integration.name} comes from ${above.name}. Install it at ${place.node.name} to use other settings or another account, or block it there.`
      : `${integration.name} is not installed at ${place.node.name}.`,
  );
}
