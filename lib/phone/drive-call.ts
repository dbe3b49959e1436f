import "server-only";
import { openChannel } from "@/lib/channels/open-channel";
import { inOrganization } from "@/lib/db";
import type { ChannelContext } from "@/lib/providers/channel";
import type { Line, LineCall } from "@/lib/providers/line";
import { CallFacts } from "./call-facts";
import { openQueued } from "./queue-speech";
import { watchCall } from "./watch-call";
import { spokenSettings } from "@/lib/providers/spoken-settings";

type CallKey = { organizationId: string; conversationId: string };
type Asked = CallKey & {
  /** Only whether anybody is still talking. */
  watch?: boolean | undefined;
};

/**
 * Tells the provider what to do in a call that rings or was just answered, where it has to be told:
 * take it, greet, and say what the agent wants to say. Every part may happen twice.
 */
export async function driveCall({ organizationId, conversationId, watch }: Asked): Promise<void> {
  if (watch) return watchCall({ organizationId, conversationId });
  const found = await inOrganization(organizationId, (tx) =>
    tx.conversation.findFirst({
      where: { organizationId, id: conversationId, endedAt: null },
      select: { connectionId: true, externalId: true, facts: true },
    }),
  );
  const facts = CallFacts.safeParse(found?.facts).data;
  const opened = found && facts && (await openChannel({ organizationId, id: found.connectionId }));
  const line = opened?.channel.line;
  if (!found || !facts || !opened || !line || line.asks(opened.context)) return;
  const call = { callId: found.externalId, party: facts.party, direction: facts.direction };
  const { greeting, voice } = spokenSettings(opened.context.settings);
  if (facts.state === "ringing" && facts.direction === "in")
    await line.answer(opened.context, { ...call, voice });
  if (facts.state !== "answered") return;
  if (facts.direction === "in")
    await line.speak(opened.context, {
      ...call,
      messageId: `${call.callId}:greeting`,
      text: greeting,
      voice,
    });
  await speakQueued(line, opened.context, { organizationId, conversationId, call });
}

/** Speaks what the agent wants to say in an answered call, where the provider has to be told. */
export async function speakQueued(
  line: Line,
  context: ChannelContext,
  { organizationId, conversationId, call }: CallKey & { call: LineCall },
): Promise<void> {
  const { voice } = spokenSettings(context.settings);
  const where = { organizationId, conversationId, direction: "out", state: "sending" };
  const queued = await inOrganization(organizationId, async (tx) => {
    const rows = await tx.message.findMany({
      where,
      orderBy: [{ sentAt: "asc" }, { id: "asc" }],
      select: { id: true, body: true },
    });
    return openQueued(tx, rows, organizationId);
  });
  for (const { id, messageId, text } of queued) {
    await line.speak(context, { ...call, messageId, text, voice });
    await inOrganization(organizationId, (tx) =>
      tx.message.updateMany({
        where: { ...where, id },
        data: { state: "sent", deliveredAt: new Date() },
      }),
    );
  }
}
