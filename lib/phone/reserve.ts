import "server-only";
import type { Tx } from "@/lib/db";
import type { ChannelFacts } from "@/lib/providers/channel";
import { recordUsage } from "@/lib/usage/record";
import type { Meter } from "@/lib/usage/usage-event";
import type { Destination } from "./destination";
import { findOptOut } from "./opt-outs";
import type { OwnNumber } from "./own-number";
import { assertMaySend, limitsOf, type SendingKind } from "./sending-rules";

type Wanted = {
  kind: SendingKind;
  to: Destination;
  facts: ChannelFacts;
  settings: Readonly<Record<string, unknown>>;
  /** Names the event until the provider does. */
  key: string;
  callId?: string | undefined;
  quantity: bigint;
  estimateMicros?: bigint | undefined;
  details?: Readonly<Record<string, string | number | boolean | null>>;
  /** The answer to STOP, START or HELP: the one text that somebody who opted out gets. */
  answersKeyword?: boolean;
};

const meters: Readonly<Record<SendingKind, Meter>> = {
  text: "sms_out_part",
  call: "voice_out_minute",
};

/**
 * The one way to send anything from a number: throws why it may not, else counts it, in the transaction
 * before it is sent. Of several at once, each sees those before it.
 */
export async function reserveSending(tx: Tx, own: OwnNumber, wanted: Wanted): Promise<void> {
  const { organizationId, connectionId, nodeId, integration, number, ownAccount } = own;
  const { kind, to, facts, settings, quantity, details } = wanted;
  await lockSending(tx, own);
  assertMaySend(to, {
    kind,
    number,
    facts,
    limits: limitsOf(settings, number, kind),
    hasOptedOut: !wanted.answersKeyword && (await findOptOut(tx, own, to.number)),
    sentToday: await countSent(tx, own, kind),
  });
  await recordUsage(tx, {
    organizationId,
    nodeId,
    integration,
    connectionId,
    callId: wanted.callId,
    meter: meters[kind],
    quantity,
    key: wanted.key,
    ownAccount,
    estimateMicros: wanted.estimateMicros,
    details: { country: to.country, ...details },
  });
}

/** Lets one after the other send as an agent, until `tx` ends. */
export async function lockSending(tx: Tx, { nodeId }: Pick<OwnNumber, "nodeId">): Promise<void> {
  await tx.$queryRaw`select pg_advisory_xact_lock(hashtextextended(${`phone ${nodeId}`}, 0))::text`;
}

const dayMs = 24 * 3_600_000;

/**
 * What the agent sent in the last 24 hours, from all the numbers that it has and had; a call that nobody
 * answered costs nothing, and counts.
 */
async function countSent(tx: Tx, own: OwnNumber, kind: SendingKind): Promise<number> {
  const { organizationId, nodeId } = own;
  const since = new Date(Date.now() - dayMs);
  const where = { organizationId, nodeId, meter: meters[kind], at: { gt: since } };
  if (kind === "text") return tx.usageEvent.count({ where });
  const planned = await tx.usageEvent.count({
    where: { ...where, key: { startsWith: "planned:" } },
  });
  const begun = await tx.conversation.count({
    where: {
      organizationId,
      nodeId,
      kind: "call",
      createdAt: { gt: since },
      facts: { path: ["direction"], equals: "out" },
    },
  });
  return planned + begun;
}

/** It was not sent after all, which is certain: it costs nothing and does not count. */
export const takeBack = async (
  tx: Pick<Tx, "usageEvent">,
  organizationId: string,
  key: string,
): Promise<void> => {
  await tx.usageEvent.deleteMany({ where: { organizationId, key, settledAt: null } });
};

/** The provider has named it: from now on it is found under that name. Told of it before, that event stands. */
export async function nameReserved(
  tx: Tx,
  organizationId: string,
  { from, to, quantity }: { from: string; to: string; quantity?: bigint | undefined },
): Promise<void> {
  const known = await tx.usageEvent.count({ where: { organizationId, key: to } });
  if (known > 0) return takeBack(tx, organizationId, from);
  await tx.usageEvent.updateMany({
    where: { organizationId, key: from },
    data: { key: to, ...(quantity !== undefined && { quantity }) },
  });
}
