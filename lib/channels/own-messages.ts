import "server-only";
import type { InboundMessage } from "@/lib/providers/channel";
import type { ChannelKey } from "./inbound-channel";
import type { Accepted } from "./store-messages";
import { whoTested } from "./test-code";

/**
 * What of the messages is for the agent: what others said, and what it said itself only where that is a
 * test that somebody sent through it. A test that comes back says who sent it.
 */
export async function withoutOwn(
  { organizationId, connectionId }: ChannelKey,
  messages: readonly InboundMessage[],
): Promise<Accepted[]> {
  const accepted: Accepted[] = [];
  for (const message of messages) {
    const testedBy = await whoTested(organizationId, connectionId, message.text);
    if (testedBy !== null || message.sender.isSelf !== true) accepted.push({ message, testedBy });
  }
  return accepted;
}
