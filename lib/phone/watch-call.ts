import "server-only";
import { openChannel } from "@/lib/channels/open-channel";
import { inOrganization } from "@/lib/db";
import { isRefusal } from "@/lib/providers/revocation";
import { CallFacts } from "./call-facts";
import { noteCall } from "./note-call";
import { silentForMs, watchLater } from "./watch-later";

type CallKey = { organizationId: string; conversationId: string };

/** Hangs up where nobody has said anything for a while, and looks again later where somebody has. */
export async function watchCall({ organizationId, conversationId }: CallKey): Promise<void> {
  const found = await inOrganization(organizationId, async (tx) => {
    const row = await tx.conversation.findFirst({
      where: { organizationId, id: conversationId, endedAt: null },
      select: { connectionId: true, externalId: true, facts: true },
    });
    const answeredAt = CallFacts.safeParse(row?.facts).data?.answeredAt;
    if (!row || answeredAt === undefined) return undefined;
    const last = await tx.message.findFirst({
      where: { organizationId, conversationId },
      orderBy: { sentAt: "desc" },
      select: { sentAt: true },
    });
    const quietSince = Math.max(Date.parse(answeredAt), last?.sentAt.getTime() ?? 0);
    const { connectionId, externalId: callId } = row;
    const seconds = Math.round((quietSince - Date.parse(answeredAt)) / 1000);
    if (Date.now() - quietSince >= silentForMs) return { connectionId, callId, seconds };
    const runAt = new Date(quietSince + silentForMs);
    await watchLater(tx, { organizationId, conversationId }, runAt);
    return undefined;
  });
  if (!found) return;
  await endCall({ organizationId, ...found });
}

type Left = {
  organizationId: string;
  connectionId: string;
  callId: string;
  /** How long it was, should the company not know it any more; undefined where nobody answered. */
  seconds: number | undefined;
};

/** Hangs up. Where the company does not know the call any more, its end was not told. */
export async function endCall({
  organizationId,
  connectionId,
  callId,
  seconds,
}: Left): Promise<void> {
  const opened = await openChannel({ organizationId, id: connectionId });
  const line = opened?.channel.line;
  if (opened && line)
    try {
      // Its end is told like any other.
      await line.hangUp(opened.context, callId);
      return;
    } catch (error) {
      if (!isRefusal(error, "not_found", "invalid")) throw error;
    }
  await noteCall(
    { organizationId, connectionId },
    { type: "call", callId, state: "ended", ...(seconds !== undefined && { seconds }) },
  );
}
