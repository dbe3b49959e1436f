import "server-only";
import { inOrganization } from "@/lib/db";
import { enqueue } from "@/lib/jobs/queue";
import { providers } from "@/lib/providers/catalog";

const channelProviders = () =>
  Object.values(providers).flatMap(({ id, channel }) => (channel ? [id] : []));

export const setUpKey = (connectionId: string): string => `set_up_channel:${connectionId}`;

/** Finds channels that were never set up and lost their job. */
export const sweepChannels = (organizationId: string): Promise<void> =>
  inOrganization(organizationId, async (tx) => {
    const rows = await tx.connection.findMany({
      where: {
        organizationId,
        provider: { in: channelProviders() },
        endedAt: null,
        brokenAt: null,
        setUpAt: null,
        setUpProblem: null,
      },
      select: { id: true },
    });
    for (const { id } of rows)
      await enqueue(
        tx,
        "set_up_channel",
        { organizationId, connectionId: id },
        { key: setUpKey(id), keep: true },
      );
  });
