import "server-only";
import { announceSoon } from "@/lib/changes/announce-soon";
import { inOrganization, type Tx } from "@/lib/db";
import { enqueue } from "@/lib/jobs/queue";
import type { ChannelEvent } from "@/lib/providers/channel";
import { formatNumber } from "@/lib/providers/format-number";
import { recordUsage } from "@/lib/usage/record";
import { settleAtEstimate, settleUsage } from "@/lib/usage/settle";
import { takeBack } from "@/lib/usage/take-back";
import { usageKey } from "@/lib/usage/usage-event";
import { CallFacts, isOver, minutesOf, nextCallFacts } from "./call-facts";
import { countryOf } from "./destination";
import { findNumber, type NumberKey, type OwnNumber, usedBy } from "./own-number";
import { askPriceLater } from "./settle-price";
import { silentForMs, watchLater } from "./watch-later";

type CallEvent = Extract<ChannelEvent, { type: "call" }>;

/** Notes how a call goes on: what its conversation says of it, and what it costs once it is over. */
export async function noteCall(key: NumberKey, event: CallEvent): Promise<void> {
  const nodeId = await inOrganization(key.organizationId, async (tx) => {
    const own = await findNumber(tx, key);
    if (!own) return undefined;
    const call = await lockCall(tx, own, event);
    if (!call) return undefined;
    const facts = nextCallFacts(call.facts, event, new Date());
    if (!facts) return undefined;
    const ends = isOver(facts) && call.endedAt === null;
    await tx.conversation.updateMany({
      where: { organizationId: own.organizationId, id: call.id },
      data: { facts, ...(ends && { endedAt: new Date() }) },
    });
    if (ends) await end(tx, own, { ...event, ...facts, conversationId: call.id });
    if (event.priceMicros !== undefined) await settle(tx, own, event, event.priceMicros);
    if (!isOver(facts) && facts.state !== call.facts?.state)
      await enqueue(
        tx,
        "drive_call",
        { organizationId: own.organizationId, conversationId: call.id },
        { key: `drive_call:${call.id}:${facts.state}`, maxAttempts: 5 },
      );
    if (facts.state === "answered" && call.facts?.state !== "answered")
      await watchLater(
        tx,
        { organizationId: own.organizationId, conversationId: call.id },
        new Date(Date.now() + silentForMs),
      );
    return own.nodeId;
  });
  if (nodeId !== undefined) announceSoon(key.organizationId, [nodeId], "message");
}

/** Keeps a call to this transaction; begins it where whose it is is told for the first time. */
export async function lockCall(
  tx: Tx,
  { organizationId, connectionId, nodeId }: OwnNumber,
  { callId, party, direction }: Pick<CallEvent, "callId" | "party" | "direction">,
): Promise<{ id: string; facts: CallFacts | undefined; endedAt: Date | null } | undefined> {
  if (party !== undefined && direction !== undefined)
    await tx.conversation.createMany({
      data: { organizationId, connectionId, nodeId, externalId: callId, kind: "call", name: party },
      skipDuplicates: true,
    });
  const [row] = await tx.$queryRaw<{ id: string; facts: unknown; endedAt: Date | null }[]>`
    select id, facts, ended_at as "endedAt" from conversation
    where organization_id = ${organizationId}::uuid and connection_id = ${connectionId}::uuid
      and external_id = ${callId} and kind = 'call'
    for update`;
  return row && { ...row, facts: CallFacts.safeParse(row.facts).data };
}

type Ended = CallFacts & { callId: string; conversationId: string };

async function end(tx: Tx, own: OwnNumber, call: Ended): Promise<void> {
  const { organizationId, connectionId, number } = own;
  const { conversationId, seconds } = call;
  // What was being spoken was heard as far as the call went; what was not begun never will be.
  for (const [state, last] of [
    ["sending", "failed"],
    ["sent", "delivered"],
  ] as const)
    await tx.message.updateMany({
      where: { organizationId, conversationId, direction: "out", state },
      data: { state: last },
    });
  const key = usageKey.call(connectionId, call.callId);
  if (call.state === "failed" || seconds === undefined) return takeBack(tx, organizationId, key);
  const quantity = minutesOf(seconds);
  const country = countryOf(call.party);
  const isNews = await recordUsage(tx, {
    ...usedBy(own),
    meter: call.direction === "in" ? "voice_in_minute" : "voice_out_minute",
    quantity,
    key,
    note: formatNumber(number),
    details: { country },
  });
  // Of an outgoing call as many minutes are held as it may last.
  if (!isNews) await settleAtEstimate(tx, { organizationId, key }, { quantity });
  await askPriceLater(tx, organizationId, key);
}

async function settle(
  tx: Tx,
  { organizationId, connectionId }: OwnNumber,
  { callId, seconds }: CallEvent,
  providerMicros: bigint,
): Promise<void> {
  const key = usageKey.call(connectionId, callId);
  const quantity = seconds === undefined ? undefined : minutesOf(seconds);
  await settleUsage(tx, { organizationId, key, providerMicros, quantity });
}
