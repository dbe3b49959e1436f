import "server-only";
import { logInfo } from "@/lib/log";
import { callLine } from "@/lib/phone/call-line";
import type {
  ChannelEvent,
  InboundAnswer,
  InboundMessage,
  InboundRequest,
  Received,
} from "@/lib/providers/channel";
import { handleEvents } from "./channel-events";
import { greetNewChannel } from "./greet";
import { type ChannelKey, type OpenInbound, openInbound, reopenInbound } from "./inbound-channel";
import { withoutOwn } from "./own-messages";
import { type Stored, storeMessages } from "./store-messages";

/** How often a channel is read anew because a request for it was refused: however many are forged. */
const lookAgainMs = 1_000;

const unknown: InboundAnswer = { status: 404, body: "not found" };

/**
 * Takes a request to a channel's address: checks it, stores what it says, and only then answers.
 * Nothing is stored of what is refused.
 */
export async function receive(
  channel: ChannelKey,
  request: InboundRequest,
): Promise<InboundAnswer> {
  const open = await openInbound(channel);
  if (!open) return (await greetNewChannel(channel, request)) ?? unknown;
  const answer = await receiveAt(channel, request, open);
  if (answer !== "again") return answer;
  // What it was checked with is another by now, or may be.
  const newer = await reopenInbound(channel);
  if (!newer) return unknown;
  const second = await receiveAt(channel, request, newer);
  // Replaced twice within a moment: the platform sends it again.
  return second === "again" ? { status: 503, body: "again" } : second;
}

async function receiveAt(
  channel: ChannelKey,
  request: InboundRequest,
  open: OpenInbound,
): Promise<InboundAnswer | "again"> {
  const received = await check(channel, request, open);
  if (received.kind === "refused") {
    if (Date.now() - open.loadedAt > lookAgainMs) return "again";
    const { status, reason } = received;
    const { provider, connectionId } = channel;
    logInfo("refused on a channel", { provider: provider.id, connectionId, status, reason });
    return { status, body: "refused" };
  }
  const { state } = await keepReceived(channel, open, received);
  if (state === "gone") return unknown;
  if (state === "stale") return "again";
  const { answer } = received;
  return typeof answer === "function" ? answer(callLine(channel)) : answer;
}

/**
 * Stores what came, then does what follows from it. When it rejects, it may be handed over again: each
 * message is kept once. `stale` and `gone`: nothing was kept.
 */
export async function keepReceived(
  channel: ChannelKey,
  open: Pick<OpenInbound, "versions" | "key">,
  { messages, events }: { messages: readonly InboundMessage[]; events: readonly ChannelEvent[] },
): Promise<Stored> {
  const stored = await storeMessages(channel, open, await withoutOwn(channel, messages));
  if (stored.state === "stored" && events.length > 0) await handleEvents(channel, events);
  return stored;
}

async function check(
  { provider }: ChannelKey,
  request: InboundRequest,
  { secret, ...open }: OpenInbound,
): Promise<Received> {
  if (!provider.channel) return { kind: "refused", status: 403, reason: "no channel" };
  return provider.channel.receive(request, { ...open, secret: secret.reveal() });
}
