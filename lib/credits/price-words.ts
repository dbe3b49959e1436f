import { z } from "zod";
import type { Integration, Tool } from "@/lib/integrations/manifest";
import { formatMicros } from "./money";
import { type Meter, type Price, priceAt } from "./prices";

type Unit = {
  /** What one of it is: "part of a text sent". */
  one: string;
  many: string;
};

/** What each meter counts, in words. */
export const units: Readonly<Record<Meter, Unit>> = {
  sms_out_part: { one: "message part sent", many: "message parts sent" },
  sms_in_part: { one: "message part received", many: "message parts received" },
  voice_out_minute: { one: "minute of a call made", many: "minutes of calls made" },
  voice_in_minute: { one: "minute of a call received", many: "minutes of calls received" },
  number_month: { one: "month of a number", many: "months of numbers" },
  web_search: { one: "search", many: "searches" },
  web_fetch: { one: "page", many: "pages" },
  model_input_token: { one: "token read", many: "tokens read" },
  model_output_token: { one: "token written", many: "tokens written" },
  compute_second: { one: "second of compute", many: "seconds of compute" },
};

/** A price of the price book, as every surface shows it. */
export const PriceView = z.object({
  meter: z.string(),
  unit: z.string().describe("What one unit of it is, in words"),
  priceMicros: z.string().describe("Micro-dollars for as many units as `per` says"),
  per: z.string(),
  isEstimate: z
    .boolean()
    .describe("Whether the provider names the price in the end: this is about what it is"),
  allowance: z.string().describe("Units that are free in each month (UTC) of the organization"),
  version: z.string().describe("The version of the price book"),
  text: z.string().describe("The price in words"),
});
export type PriceView = z.infer<typeof PriceView>;

/** What an integration's use costs now; empty where it is free. */
export const pricesOf = (
  { meters = [] }: Pick<Integration, "meters">,
  at = new Date(),
): PriceView[] => meters.map((meter) => viewPrice(priceAt(meter, at)));

const views = new WeakMap<Price, PriceView>();

/** The price as people and agents are told it. A price never changes, so that it is put into words once. */
export function viewPrice(price: Price): PriceView {
  const view = views.get(price) ?? describePrice(price);
  views.set(price, view);
  return view;
}

function describePrice(price: Price): PriceView {
  const { meter, micros, per, allowance, mostTimes, version } = price;
  return {
    meter,
    unit: units[meter].one,
    priceMicros: micros.toString(),
    per: per.toString(),
    isEstimate: mostTimes > 1,
    allowance: allowance.toString(),
    version,
    text: priceWords(price),
  };
}

/** "$0.0050 per search, the first 100 of each month free" */
export function priceWords(price: Price): string {
  const free =
    price.allowance > 0n ? `, the first ${count(price.allowance)} of each month free` : "";
  return `${price.mostTimes > 1 ? "from " : ""}${unitPrice(price)}${free}`;
}

/** On a card: "from $0.0080 per message part received"; null where it is free. */
export function cardPrice({ meters = [] }: Pick<Integration, "meters">, at = new Date()) {
  const prices = meters.map((meter) => priceAt(meter, at));
  const [least] = prices.toSorted((a, b) => compare(a.micros * b.per, b.micros * a.per));
  if (!least) return null;
  return `${prices.length > 1 || least.mostTimes > 1 ? "from " : ""}${unitPrice(least)}`;
}

/** What calling a tool costs: "$0.0050 per search, the first 100 of each month free"; null where it is free. */
export function toolPrice({ charge, uses = [] }: Pick<Tool, "charge" | "uses">, at = new Date()) {
  const meters = charge ? [charge.meter] : uses;
  if (meters.length === 0) return null;
  return meters.map((meter) => viewPrice(priceAt(meter, at)).text).join("; ");
}

/** A tool's description with its price, for those who decide about calling it. */
export function describeTool(tool: Tool, at = new Date()): string {
  const price = toolPrice(tool, at);
  if (price === null) return tool.description;
  return `${tool.description} Paid from the organization's credits: ${price}.`;
}

const compare = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0);

const count = (quantity: bigint): string => quantity.toLocaleString("en");

/** "$1.15 per month of a number", "$3.00 per 1,000,000 tokens read" */
function unitPrice({ meter, micros, per }: Price): string {
  const { one, many } = units[meter];
  return `${exactPrice(micros)} per ${per === 1n ? one : `${count(per)} ${many}`}`;
}

/** A price is not rounded: two decimals, else four, else all six. */
export function exactPrice(micros: bigint): string {
  const exact = formatMicros(micros, { exact: true });
  if (exact.endsWith("0000")) return exact.slice(0, -4);
  return exact.endsWith("00") ? exact.slice(0, -2) : exact;
}
