import "server-only";
import { inOrganization } from "@/lib/db";
import { providers } from "@/lib/providers/catalog";
import { dropBot, holdBot } from "./hold-bot";

const gatewayProviders = () =>
  Object.values(providers).flatMap(({ id, channel }) => (channel?.gateway ? [id] : []));

/** Has every bot held that should be, and no other. */
export const sweepGateways = (organizationId: string): Promise<void> =>
  inOrganization(organizationId, async (tx) => {
    const rows = await tx.connection.findMany({
      where: {
        organizationId,
        provider: { in: gatewayProviders() },
        endedAt: null,
        setUpAt: { not: null },
      },
      select: { id: true },
    });
    const known = await tx.gatewayBot.findMany({
      where: { organization: organizationId },
      select: { connectionId: true },
    });
    const wanted = new Set(rows.map(({ id }) => id));
    const held = new Set(known.map(({ connectionId }) => connectionId));
    for (const connectionId of wanted)
      if (!held.has(connectionId)) await holdBot(tx, { organizationId, connectionId });
    for (const connectionId of held) if (!wanted.has(connectionId)) await dropBot(tx, connectionId);
  });
