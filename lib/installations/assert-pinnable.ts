import type { Tx } from "@/lib/db";
import { conflict, invalidField } from "@/lib/errors";
import type { Integration } from "@/lib/integrations/manifest";
import type { Place } from "@/lib/pipeline/lineage";

/** Whether an installation may pin an account: one of its provider, on its node's line. Says why not. */
export async function assertPinnable(
  tx: Tx,
  organizationId: string,
  { lineage, node }: Place,
  integration: Integration,
  connectionId: string,
): Promise<void> {
  if (integration.provider === null) throw conflict(`${integration.name} needs no account.`);
  // A bot of one agent serves nobody else.
  const line = integration.identity === "own" ? [node] : lineage;
  const target = await tx.connection.findFirst({
    where: {
      organizationId,
      id: connectionId,
      provider: integration.provider,
      endedAt: null,
      nodeId: { in: line.map(({ id }) => id) },
    },
    select: { id: true },
  });
  if (!target)
    throw invalidField(
      "connection",
      integration.identity === "own"
        ? `This account is not ${node.name}'s own.`
        : "This account is not at this place or above it.",
    );
}
