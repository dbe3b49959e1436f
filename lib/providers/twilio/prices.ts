import { z } from "zod";
import { toMicros } from "../micros";
import type { NumberAccount, NumberKind, NumberPrices } from "../numbers";
import { lowest } from "../lowest-price";
import { readAccount } from "../read-account";
import { isRefusal } from "../revocation";

const Price = z.object({ current_price: z.union([z.string(), z.number()]).nullish() });
const Typed = Price.extend({ number_type: z.string().nullish() });
const Unit = { price_unit: z.string() };

const Numbers = z.object({ ...Unit, phone_number_prices: z.array(Typed).default([]) });
const Texts = z.object({
  ...Unit,
  inbound_sms_prices: z.array(Typed).default([]),
  outbound_sms_prices: z.array(z.object({ prices: z.array(Typed).default([]) })).default([]),
});
const Calls = z.object({
  ...Unit,
  inbound_call_prices: z.array(Typed).default([]),
  outbound_prefix_prices: z.array(Price).default([]),
});

const kinds: Readonly<Partial<Record<string, NumberKind>>> = {
  local: "local",
  mobile: "mobile",
  national: "national",
  "toll free": "toll_free",
};

/** What Twilio charges this very account for numbers of a country, from its price lists. */
export async function pricesAtTwilio(
  account: NumberAccount,
  country: string,
): Promise<NumberPrices> {
  const [numbers, texts, calls] = await Promise.all([
    listOf(account, `v1/PhoneNumbers/Countries/${country}`, Numbers),
    listOf(account, `v1/Messaging/Countries/${country}`, Texts),
    listOf(account, `v2/Voice/Countries/${country}`, Calls),
  ]);
  const monthly = (numbers?.phone_number_prices ?? []).flatMap(({ number_type, current_price }) => {
    const kind = kinds[number_type ?? ""];
    const micros = toMicros(current_price);
    return kind === undefined || micros === undefined ? [] : [[kind, micros] as const];
  });
  return {
    monthlyMicros: Object.fromEntries(monthly),
    smsOutMicros: from(texts?.outbound_sms_prices.flatMap(({ prices }) => prices)),
    smsInMicros: from(texts?.inbound_sms_prices),
    callOutMicros: from(calls?.outbound_prefix_prices),
    callInMicros: from(calls?.inbound_call_prices),
  };
}

/** Undefined where Twilio has no price list of the country, or one in another currency. */
async function listOf<List extends z.ZodType<{ price_unit: string }>>(
  { call }: NumberAccount,
  path: string,
  schema: List,
): Promise<z.output<List> | undefined> {
  try {
    const { body } = await call({ url: `https://pricing.twilio.com/${path}` });
    const list = readAccount("Twilio", schema, body);
    return list.price_unit.toUpperCase() === "USD" ? list : undefined;
  } catch (error) {
    if (isRefusal(error, "not_found")) return undefined;
    throw error;
  }
}

const from = (prices: readonly z.output<typeof Price>[] | undefined): bigint | null =>
  lowest((prices ?? []).map(({ current_price }) => toMicros(current_price)));
