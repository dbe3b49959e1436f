import "server-only";
import { inOrganization, type Tx } from "@/lib/db";
import { enqueue } from "@/lib/jobs/queue";
import { logWarning } from "@/lib/log";
import { noteCall } from "@/lib/phone/note-call";
import { noteOptOut } from "@/lib/phone/opt-outs";
import { noteTextCharge } from "@/lib/phone/text-charge";
import { noteBotMade } from "@/lib/provisions/bot-made";
import type { ChannelEvent } from "@/lib/providers/channel";
import type { ChannelKey } from "./inbound-channel";
import { noteOutcome } from "./note-outcome";

type EventOf<Type extends ChannelEvent["type"]> = Extract<ChannelEvent, { type: Type }>;

/** What follows from an event. It may be told twice, and after any time. */
type Handlers = {
  readonly [Type in ChannelEvent["type"]]?: (
    channel: ChannelKey,
    event: EventOf<Type>,
  ) => Promise<void>;
};

const inTransaction =
  <Event>(work: (tx: Tx, channel: ChannelKey, event: Event) => Promise<void>) =>
  (channel: ChannelKey, event: Event): Promise<void> =>
    inOrganization(channel.organizationId, (tx) => work(tx, channel, event));

const handlers: Handlers = {
  // The provider is asked itself: an event alone ends nothing.
  access_ended: inTransaction(async (tx, { organizationId, connectionId }) => {
    const payload = { organizationId, connectionId };
    await tx.connection.updateMany({
      where: { organizationId, id: connectionId, endedAt: null },
      data: { checkedAt: null },
    });
    await enqueue(tx, "probe_connection", payload, { key: `probe:${connectionId}` });
  }),
  facts_changed: inTransaction(async (tx, { organizationId, connectionId }, { own }) => {
    const payload = { organizationId, connectionId };
    if (own)
      await tx.$executeRaw`
        update connection
        set facts = jsonb_set(facts, '{own}', coalesce(facts -> 'own', '{}') || ${JSON.stringify(own)}::jsonb)
        where organization_id = ${organizationId}::uuid and id = ${connectionId}::uuid
          and ended_at is null`;
    await enqueue(tx, "check_channel", payload, { key: `check_channel:${connectionId}` });
  }),
  bot_made: inTransaction((tx, { organizationId, connectionId }, { botId, username }) =>
    noteBotMade(tx, { organizationId, setupConnectionId: connectionId, botId, username }),
  ),
  delivery: noteOutcome,
  call: noteCall,
  text_charge: noteTextCharge,
  opt_out: noteOptOut,
  opt_in: noteOptOut,
  opt_help: noteOptOut,
};

/** Does what follows from events, one after the other; rejects where one of them has to be told again. */
export async function handleEvents(
  channel: ChannelKey,
  events: readonly ChannelEvent[],
): Promise<void> {
  for (const event of events) {
    const handle = handlers[event.type] as
      ((channel: ChannelKey, event: ChannelEvent) => Promise<void>) | undefined;
    if (handle) await handle(channel, event);
    else logWarning("nothing follows from an event", { type: event.type });
  }
}
