/** How usage is counted that the price book knows. Reports of other programs may name meters of their own. */
export const meters = [
  "sms_out_part",
  "sms_in_part",
  "voice_out_minute",
  "voice_in_minute",
  "number_month",
  "web_search",
  "web_fetch",
  "model_input_token",
  "model_output_token",
  "compute_second",
] as const;
export type Meter = (typeof meters)[number];

/** One price of a meter, from one moment on. Prices are never changed, only followed by others. */
export type Price = {
  meter: Meter;
  /** Stands on every line of the ledger that was priced with it. */
  version: string;
  /** From when on it holds. */
  from: Date;
  /** Micro-dollars for `per` units. */
  micros: bigint;
  per: bigint;
  /** Units that are free in each month (UTC) of an organization. */
  allowance: bigint;
  /**
   * Where a provider names its own price, it is charged instead, up to this many times the estimate.
   * 1: this price is what it costs.
   */
  mostTimes: number;
};

type Entry = Omit<Price, "version" | "from"> & { from: string };

const entry = (
  meter: Meter,
  from: string,
  micros: bigint,
  { per = 1n, allowance = 0n, mostTimes = 1 } = {},
): Entry => ({ meter, from, micros, per, allowance, mostTimes });

/** What phone companies tell later may be another price than their lists say, by carrier and route. */
const told = { mostTimes: 3 };
const million = { per: 1_000_000n };

const entries: readonly Entry[] = [
  entry("sms_out_part", "2026-01-01", 11_000n, told),
  entry("sms_in_part", "2026-01-01", 8_000n, told),
  entry("voice_out_minute", "2026-01-01", 14_000n, told),
  entry("voice_in_minute", "2026-01-01", 8_500n, told),
  entry("number_month", "2026-01-01", 1_150_000n, told),
  entry("web_search", "2026-01-01", 5_000n, { allowance: 100n }),
  entry("web_fetch", "2026-01-01", 500n, { allowance: 1_000n }),
  entry("model_input_token", "2026-01-01", 3_000_000n, million),
  entry("model_output_token", "2026-01-01", 15_000_000n, million),
  entry("compute_second", "2026-01-01", 28n),
];

/** Every price there is or was, the oldest first. */
export const priceBook: readonly Price[] = entries
  .map((each) => ({ ...each, version: each.from, from: new Date(`${each.from}T00:00:00Z`) }))
  .toSorted((a, b) => a.from.getTime() - b.from.getTime());

export const isMeter = (meter: string): meter is Meter =>
  (meters as readonly string[]).includes(meter);

/** The price that holds for a meter at a moment. Throws before there was one. */
export function priceAt(meter: Meter, at: Date, book: readonly Price[] = priceBook): Price {
  const price = book.findLast((each) => each.meter === meter && each.from <= at);
  if (!price) throw new Error(`There is no price for ${meter} at ${at.toISOString()}`);
  return price;
}

/** What `quantity` units cost without any allowance, in micro-dollars, rounded up; as `credit_cost` of the database. */
export const costOf = ({ micros, per }: Pick<Price, "micros" | "per">, quantity: bigint): bigint =>
  (quantity * micros + per - 1n) / per;
