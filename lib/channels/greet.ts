import "server-only";
import { inOrganization } from "@/lib/db";
import type { InboundAnswer, InboundRequest } from "@/lib/providers/channel";
import type { ChannelKey } from "./inbound-channel";

/** Answers the handshake of a channel that is being made at the provider at this moment, and of no other. */
export async function greetNewChannel(
  { organizationId, connectionId, provider }: ChannelKey,
  request: InboundRequest,
): Promise<InboundAnswer | undefined> {
  const answer = provider.channel?.greet?.(request);
  if (!answer) return undefined;
  const isBeingMade = await inOrganization(organizationId, (tx) =>
    tx.provision.findFirst({
      where: { organizationId, id: connectionId, provider: provider.id, endedAt: null },
      select: { id: true },
    }),
  );
  return isBeingMade ? answer : undefined;
}
