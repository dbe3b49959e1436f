import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import { inOrganization, type Tx } from "@/lib/db";
import type { CallLine } from "@/lib/providers/channel";
import type { NumberKey } from "./own-number";
import { openQueued } from "./queue-speech";

/** In a call every moment counts, and few are on the phone at once. */
const lookEveryMs = 250;

type Taken = { texts: string[]; hangUp: boolean };

/** What the agent wants to say in a call, for providers that ask for it. */
export const callLine = ({ organizationId, connectionId }: NumberKey): CallLine => ({
  async takeSpeech(callId, waitMs) {
    const until = Date.now() + waitMs;
    await inOrganization(organizationId, (tx) =>
      noteSpoken(tx, { organizationId, connectionId, callId }),
    );
    for (;;) {
      const taken = await inOrganization(organizationId, (tx) =>
        take(tx, { organizationId, connectionId, callId }),
      );
      if (taken.hangUp || taken.texts.length > 0 || Date.now() >= until) return taken;
      await wait(lookEveryMs);
    }
  },
});

type Asked = NumberKey & { callId: string };

/** Whoever asks again has spoken what it was handed. */
async function noteSpoken(tx: Tx, { organizationId, connectionId, callId }: Asked): Promise<void> {
  await tx.message.updateMany({
    where: {
      organizationId,
      connectionId,
      direction: "out",
      state: "sent",
      conversation: { organizationId, connectionId, externalId: callId, kind: "call" },
    },
    data: { state: "delivered" },
  });
}

/** Each text is handed out once, however many ask. A call that is over has nothing more to say. */
async function take(tx: Tx, { organizationId, connectionId, callId }: Asked): Promise<Taken> {
  const call = await tx.conversation.findFirst({
    where: { organizationId, connectionId, externalId: callId, kind: "call" },
    select: { id: true, endedAt: true },
  });
  if (call?.endedAt) return { texts: [], hangUp: true };
  if (!call) return { texts: [], hangUp: false };
  // One after the other: two who ask at once would share the texts between them, and speak them at once.
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('speech ' || ${call.id}, 0))`;
  const rows = await tx.$queryRaw<{ id: string; body: string }[]>`
    with taken as (
      update message set state = 'sent', delivered_at = now()
      where organization_id = ${organizationId}::uuid and id in (
        select id from message
        where organization_id = ${organizationId}::uuid and conversation_id = ${call.id}::uuid
          and direction = 'out' and state = 'sending'
        order by sent_at, id for update)
      returning id, body, sent_at)
    select id, body from taken order by sent_at, id`;
  const spoken = await openQueued(tx, rows, organizationId);
  return { texts: spoken.map(({ text }) => text), hangUp: false };
}
