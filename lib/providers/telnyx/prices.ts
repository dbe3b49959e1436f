import { z } from "zod";
import { lowest } from "../lowest-price";
import { toMicros } from "../micros";
import type { NumberAccount, NumberPrices } from "../numbers";
import { readAccount } from "../read-account";
import { isRefusal } from "../revocation";
import { telnyxUrl } from "../telnyx-url";

const Rate = z.union([z.string(), z.number()]).nullish();
const Product = z.object({
  data: z.array(
    z.object({
      rate: Rate,
      tiers: z.array(z.object({ rate: Rate })).nullish(),
      currency: z.string().nullish(),
      direction: z.string().nullish(),
      country_iso: z.string().nullish(),
    }),
  ),
});

/** What Telnyx publishes for a country. What a number costs each month stands with each number. */
export async function pricesAtTelnyx(
  account: NumberAccount,
  country: string,
): Promise<NumberPrices> {
  const [smsOut, smsIn, callOut, callIn] = await Promise.all([
    lowestOf(account, "messaging-outbound", country, "outbound"),
    lowestOf(account, "sms-api", country, "inbound"),
    lowestOf(account, "elastic-sip-outbound", country, "outbound"),
    lowestOf(account, "inbound-voice", country, "inbound"),
  ]);
  return {
    monthlyMicros: {},
    smsOutMicros: smsOut,
    smsInMicros: smsIn,
    callOutMicros: callOut,
    callInMicros: callIn,
  };
}

async function lowestOf(
  { call }: NumberAccount,
  slug: string,
  country: string,
  direction: string,
): Promise<bigint | null> {
  try {
    const { body } = await call({
      url: telnyxUrl(`/pricing/products/${slug}`),
      query: { "filter[country_iso]": country, "page[size]": 250 },
    });
    const rows = readAccount("Telnyx", Product, body).data.filter(
      (row) =>
        (row.currency ?? "USD") === "USD" &&
        (row.country_iso ?? country) === country &&
        (row.direction ?? direction).toLowerCase() === direction,
    );
    const rates = rows.flatMap(({ rate, tiers }) => [
      rate,
      ...(tiers ?? []).slice(0, 1).map((tier) => tier.rate),
    ]);
    return lowest(rates.map(toMicros));
  } catch (error) {
    if (isRefusal(error, "not_found", "invalid")) return null;
    throw error;
  }
}
