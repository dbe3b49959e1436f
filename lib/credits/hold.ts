import "server-only";
import { z } from "zod";
import type { Tx } from "@/lib/db";
import { formatMicros } from "./money";
import { type Meter, type Price, priceAt } from "./prices";
import { readRefusal, SpendingRefused } from "./refusal";

/** Something that is about to be used, or was. */
export type Wanted = {
  organizationId: string;
  /** What makes it the same event; see `creditKey`. */
  key: string;
  /** The agent. */
  nodeId: string;
  integration?: string | undefined;
  connectionId?: string | undefined;
  /** The tool call that causes it. */
  callId?: string | undefined;
  meter: string;
  quantity: bigint;
  price: PriceOf;
  sandbox?: boolean | undefined;
  note?: string | undefined;
  /** When it is or was used; now unless told. */
  at?: Date | undefined;
  /** When it is given back by itself, should whoever holds it have died. */
  expiresAt?: Date | undefined;
  /** Ids of the budgets that it may exceed, as a person approved. The others and the pool must have room. */
  overBudgets?: readonly string[] | undefined;
};

/** What the database has to know of a price. */
export type PriceOf = Pick<Price, "version" | "micros" | "per" | "allowance" | "mostTimes">;

/** The price book's price of a meter now, or what a provider's list says instead. */
export function priceOf(
  meter: Meter,
  { at = new Date(), micros }: { at?: Date; micros?: bigint | undefined } = {},
): PriceOf {
  const price = priceAt(meter, at);
  return micros === undefined ? price : { ...price, micros, per: 1n };
}

export const creditKey = {
  call: (callId: string) => `call:${callId}`,
  usage: (usageEventId: string) => `usage:${usageEventId}`,
  reported: (key: string) => `reported:${key}`,
};

/** A reservation as the database returns it; amounts are micro-dollars. */
export type Held = {
  id: string;
  key: string;
  state: "held" | "due" | "settled" | "released";
  estimateMicros: bigint;
  chargedMicros: bigint;
  freeQuantity: bigint;
  /** Whether it was known under this key before: then nothing was changed. */
  known: boolean;
};

const Micros = z.string().transform((text) => BigInt(text));

const Told: z.ZodType<Held> = z.object({
  id: z.string(),
  key: z.string(),
  state: z.enum(["held", "due", "settled", "released"]),
  estimateMicros: Micros,
  chargedMicros: Micros,
  freeQuantity: Micros,
  known: z.boolean().default(true),
});

/** The argument of `credit_hold` of the database, also as part of `begin_tool_call`. */
export const toHold = (wanted: Wanted, { due = false } = {}): Record<string, unknown> => ({
  key: wanted.key,
  node_id: wanted.nodeId,
  integration: wanted.integration,
  connection_id: wanted.connectionId,
  call_id: wanted.callId,
  meter: wanted.meter,
  quantity: wanted.quantity.toString(),
  allowance: wanted.price.allowance.toString(),
  price_micros: wanted.price.micros.toString(),
  price_per: wanted.price.per.toString(),
  price_version: wanted.price.version,
  most_times: wanted.price.mostTimes,
  sandbox: wanted.sandbox,
  note: wanted.note,
  at: wanted.at?.toISOString(),
  expires_at: wanted.expiresAt?.toISOString(),
  over_budgets: wanted.overBudgets,
  due,
});

type Raw = Pick<Tx, "$queryRaw">;

/**
 * Holds what something is expected to cost, before it is done. Throws `SpendingRefused`, which ends `tx`, where
 * the pool or a budget on the agent's line has no room. Under a known key it changes nothing.
 */
export async function holdCredits(tx: Raw, wanted: Wanted): Promise<Held> {
  return hold(tx, wanted, false);
}

/**
 * Notes what was used already (a text that came in, a month that began): charged at once where there is credit,
 * else as soon as there is.
 */
export async function chargeLater(tx: Raw, wanted: Wanted): Promise<Held> {
  const held = await hold(tx, wanted, true);
  if (held.known) return held;
  const settled = await settleCredits(tx, wanted.organizationId, held.key);
  return settled ? { ...settled, known: false } : held;
}

async function hold(tx: Raw, wanted: Wanted, due: boolean): Promise<Held> {
  const { organizationId } = wanted;
  const json = JSON.stringify(toHold(wanted, { due }));
  const rows = await tx.$queryRaw<{ held: unknown }[]>`
    select credit_hold(${organizationId}::uuid, ${json}::jsonb) as held`.catch(rethrowRefusal);
  return Told.parse(rows[0]?.held);
}

/**
 * Charges what was held. `actualMicros` is what the provider says that it costs, `quantity` how much it was after
 * all. Told again, the last word stands as a correction. Undefined where nothing is known under the key.
 */
export async function settleCredits(
  tx: Raw,
  organizationId: string,
  key: string,
  {
    actualMicros,
    quantity,
  }: { actualMicros?: bigint | undefined; quantity?: bigint | undefined } = {},
): Promise<Held | undefined> {
  const rows = await tx.$queryRaw<{ held: unknown }[]>`
    select credit_settle(${organizationId}::uuid, ${key}, ${actualMicros ?? null}::bigint, ${quantity ?? null}::bigint) as held`;
  const held = rows[0]?.held;
  return held === null || held === undefined ? undefined : Told.parse(held);
}

/** Gives back what was held: it was not done. False where nothing was. */
export async function releaseCredits(
  tx: Raw,
  organizationId: string,
  key: string,
): Promise<boolean> {
  const rows = await tx.$queryRaw<{ released: boolean }[]>`
    select credit_release(${organizationId}::uuid, ${key}) as released`;
  return rows[0]?.released ?? false;
}

/** Charges what is due, as far as there is credit; after every payment, and by the sweep. */
export async function collectDue(tx: Raw, organizationId: string): Promise<number> {
  const rows = await tx.$queryRaw<{ collected: number }[]>`
    select credit_collect(${organizationId}::uuid) as collected`;
  return rows[0]?.collected ?? 0;
}

/** For `.catch` of whatever spends: says in words why the database refused. */
export function rethrowRefusal(cause: unknown): never {
  const refusal = cause instanceof Error ? readRefusal(cause.message) : undefined;
  if (!refusal) throw cause;
  const { by, needed, left } = refusal;
  const what = by === "pool" ? "There is not enough credit" : "A budget has no room";
  const amounts = `it needs ${formatMicros(needed)}, and ${formatMicros(left)} is left`;
  throw new SpendingRefused(refusal, `${what}: ${amounts}.`, cause);
}
