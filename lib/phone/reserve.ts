import "server-only";
import type { Tx } from "@/lib/db";
import type { ChannelFacts } from "@/lib/providers/channel";
import { formatNumber } from "@/lib/providers/format-number";
import { holdUsage } from "@/lib/usage/hold-usage";
import type { ListPrice, Meter } from "@/lib/usage/usage-event";
import type { Destination } from "./destination";
import { findOptOut } from "./opt-outs";
import { type OwnNumber, usedBy } from "./own-number";
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
  /** As how much it may end, where that is more. */
  most?: bigint | undefined;
  listPrice?: ListPrice | undefined;
  /** A person approved that it goes beyond its budgets. */
  overBudgets?: readonly string[] | undefined;
  details?: Readonly<Record<string, string | number | boolean | null>>;
  /** The answer to STOP, START or HELP: the one text that somebody who opted out gets. */
  answersKeyword?: boolean;
};

const meters: Readonly<Record<SendingKind, Meter>> = {
  text: "sms_out_part",
  call: "voice_out_minute",
};

/**
 * The one way to send anything from a number: throws why it may not, else counts it and holds what it may
 * cost, in the transaction before it is sent. Of several at once, each sees those before it.
 */
export async function reserveSending(tx: Tx, own: OwnNumber, wanted: Wanted): Promise<void> {
  const { number } = own;
  const { kind, to, facts, settings, most, overBudgets } = wanted;
  await lockSending(tx, own);
  assertMaySend(to, {
    kind,
    number,
    facts,
    limits: limitsOf(settings, number, kind),
    hasOptedOut: !wanted.answersKeyword && (await findOptOut(tx, own, to.number)),
    sentToday: await countSent(tx, own, kind),
  });
  const used = {
    ...usedBy(own),
    callId: wanted.callId,
    meter: meters[kind],
    quantity: wanted.quantity,
    key: wanted.key,
    listPrice: wanted.listPrice,
    note: noteOf(own, to),
    details: { country: to.country, ...wanted.details },
  };
  await holdUsage(tx, used, { most, overBudgets });
}

/** Who is texted or called stands in the conversation, which fewer people may read than the ledger. */
const noteOf = ({ number }: OwnNumber, { country }: Destination): string =>
  [formatNumber(number), country === null ? undefined : `to ${country}`]
    .filter((part) => part !== undefined)
    .join(" ");

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
