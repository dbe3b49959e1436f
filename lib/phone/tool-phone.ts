import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import { announceSoon } from "@/lib/changes/announce-soon";
import { openChannel } from "@/lib/channels/open-channel";
import { inOrganization } from "@/lib/db";
import { conflict, notFound } from "@/lib/errors";
import type { ToolChannel, ToolPhone } from "@/lib/integrations/manifest";
import { isUndecided } from "@/lib/outbound/no-answer";
import type { ChannelContext } from "@/lib/providers/channel";
import { formatNumber } from "@/lib/providers/format-number";
import type { Line, LineCall } from "@/lib/providers/line";
import type { ProviderCall } from "@/lib/providers/provider";
import { spokenSettings } from "@/lib/providers/spoken-settings";
import { nameUsage } from "@/lib/usage/name-usage";
import { takeBack } from "@/lib/usage/take-back";
import { usageKey } from "@/lib/usage/usage-event";
import { CallFacts } from "./call-facts";
import { type Destination, requireDestination } from "./destination";
import { speakQueued } from "./drive-call";
import { holdMinutes } from "./hold-minutes";
import { lockCall } from "./note-call";
import { findNumber, type OwnNumber } from "./own-number";
import { queueSpeech } from "./queue-speech";
import { reserveSending } from "./reserve";
import type { SendingKind } from "./sending-rules";
import { askPriceLater } from "./settle-price";
import { countParts } from "./text-parts";
import { unitPrice } from "./unit-price";

type Given = {
  organizationId: string;
  channel: ToolChannel;
  /** Sends as the tool call, which remembers whether something may have been done. */
  call: ProviderCall;
  callId: string;
  /** A person approved that it goes beyond its budgets. */
  overBudgets?: readonly string[] | undefined;
};

type OpenLine = { own: OwnNumber; line: Line; context: ChannelContext };

/** How long hanging up waits for what is still being spoken. */
const spokenWithinMs = 25_000;
const lookEveryMs = 250;

/** The agent's number for its tools. Everything it sends is asked about, counted and paid for first. */
export function toolPhone(given: Given): ToolPhone {
  const { organizationId, channel, callId, overBudgets } = given;
  const planned = usageKey.planned(callId);

  const open = async (): Promise<OpenLine> => {
    const key = { organizationId, connectionId: channel.connectionId };
    const opened = await openChannel({ organizationId, id: channel.connectionId });
    const own = await inOrganization(organizationId, (tx) => findNumber(tx, key));
    const line = opened?.channel.line;
    if (!opened || !own || !line)
      throw conflict("This number cannot be used any more. Get another one.");
    return { own, line, context: { ...opened.context, call: given.call } };
  };

  /** Lets it be sent; for a call as many minutes as it may last, since that is all there is credit for. */
  const reserve = async (
    own: OwnNumber,
    { facts, settings, secret }: ChannelContext,
    wanted: { kind: SendingKind; to: Destination; quantity: bigint },
  ): Promise<bigint> => {
    const { kind, to, quantity } = wanted;
    const company = secret.telephony ?? "";
    const listPrice = await unitPrice(own, { kind, company, country: to.country });
    const asked = { ...wanted, facts, settings, key: planned, callId, listPrice, overBudgets };
    const hold = (most: bigint) =>
      inOrganization(organizationId, (tx) => reserveSending(tx, own, { ...asked, most }));
    if (kind === "call") return holdMinutes(hold);
    await hold(quantity);
    return quantity;
  };

  /** Sends what is counted already; what surely was not sent is not counted any more. */
  const sendCounted = async <T>(send: () => Promise<T>): Promise<T> =>
    send().catch(async (error: unknown) => {
      if (!isUndecided(error))
        await inOrganization(organizationId, (tx) => takeBack(tx, organizationId, planned));
      throw error;
    });

  return {
    async sendText({ to: wanted, text, mediaUrls }) {
      const to = requireDestination(wanted);
      const parts = countParts(text);
      const { own, line, context } = await open();
      await reserve(own, context, { kind: "text", to, quantity: BigInt(parts) });
      const conversation = { id: to.number, kind: "sms", name: formatNumber(to.number) } as const;
      const sent = await sendCounted(() =>
        channel.say({ conversation, text }, () =>
          line.sendText(context, { to: to.number, text, mediaUrls }),
        ),
      );
      const quantity = sent.parts ?? parts;
      await inOrganization(organizationId, async (tx) => {
        const key = usageKey.message(own.connectionId, sent.messageId);
        await nameUsage(tx, organizationId, {
          from: planned,
          to: key,
          quantity: BigInt(quantity),
        });
        await askPriceLater(tx, organizationId, key);
      });
      return { messageId: sent.messageId, parts: quantity };
    },

    async call({ to: wanted, text }) {
      const to = requireDestination(wanted);
      const { own, line, context } = await open();
      const minutes = await reserve(own, context, { kind: "call", to, quantity: 1n });
      const { voice } = spokenSettings(context.settings);
      const mostSeconds = Number(minutes) * 60;
      const begun = await sendCounted(() =>
        line.startCall(context, { to: to.number, voice, mostSeconds }),
      );
      const call: LineCall = { ...begun, party: to.number, direction: "out" };
      await inOrganization(organizationId, async (tx) => {
        const row = await lockCall(tx, own, call);
        if (!row) return;
        const key = usageKey.call(own.connectionId, call.callId);
        if (row.endedAt) await takeBack(tx, organizationId, planned);
        else await nameUsage(tx, organizationId, { from: planned, to: key });
        if (row.facts === undefined)
          await tx.conversation.updateMany({
            where: { organizationId, id: row.id },
            data: { facts: { direction: "out", party: to.number, state: "ringing" } },
          });
        await queueSpeech(tx, own, {
          conversationId: row.id,
          callExternalId: call.callId,
          text,
          callId,
        });
      });
      announceSoon(organizationId, [own.nodeId], "message");
      // It may have been answered before that was noted.
      await speakIfAnswered(own, line, context, call.callId);
      return { callId: call.callId };
    },

    async say({ callId: callExternalId, text }) {
      const { own, line, context } = await open();
      const messageId = await inOrganization(organizationId, async (tx) => {
        const row = await lockCall(tx, own, { callId: callExternalId });
        if (!row) throw notFound("This call");
        if (row.endedAt) throw conflict("This call is over.");
        return queueSpeech(tx, own, { conversationId: row.id, callExternalId, text, callId });
      });
      announceSoon(organizationId, [own.nodeId], "message");
      await speakIfAnswered(own, line, context, callExternalId);
      return { messageId };
    },

    async hangUp(callExternalId) {
      const { own, line, context } = await open();
      const row = await callOf(own, callExternalId);
      if (!row) throw notFound("This call");
      if (row.endedAt) return;
      if (row.facts?.state === "answered") await waitUntilSpoken(own, row.id);
      await line.hangUp(context, callExternalId);
    },
  };
}

const callOf = ({ organizationId, connectionId }: OwnNumber, externalId: string) =>
  inOrganization(organizationId, async (tx) => {
    const row = await tx.conversation.findFirst({
      where: { organizationId, connectionId, externalId, kind: "call" },
      select: { id: true, facts: true, endedAt: true },
    });
    return row && { ...row, facts: CallFacts.safeParse(row.facts).data };
  });

/** Before it is answered nobody would hear it: then whoever notes the answer has it spoken. */
async function speakIfAnswered(
  own: OwnNumber,
  line: Line,
  context: ChannelContext,
  callId: string,
): Promise<void> {
  const row = await callOf(own, callId);
  if (line.asks(context) || row?.facts?.state !== "answered") return;
  const { party, direction } = row.facts;
  const { organizationId } = own;
  await speakQueued(line, context, {
    organizationId,
    conversationId: row.id,
    call: { callId, party, direction },
  });
}

async function waitUntilSpoken(
  { organizationId }: OwnNumber,
  conversationId: string,
): Promise<void> {
  const until = Date.now() + spokenWithinMs;
  const state = { in: ["sending", "sent"] };
  const where = { organizationId, conversationId, direction: "out", kind: "speech", state };
  while (Date.now() < until) {
    if ((await inOrganization(organizationId, (tx) => tx.message.count({ where }))) === 0) return;
    await wait(lookEveryMs);
  }
}
