import { priceList } from "../number-inventory";
import { noSuchTelnyx } from "./problem";
import type { TelnyxRoute } from "./routes";

/** Products of the price list with the field that has their rate, as far as they are asked for. */
const products = {
  "sms-api": { field: "smsIn", direction: "inbound", unit: "message part" },
  "messaging-outbound": { field: "smsOut", direction: "outbound", unit: "message part" },
  "inbound-voice": { field: "callIn", direction: "inbound", unit: "minute" },
  "elastic-sip-outbound": { field: "callOut", direction: "outbound", unit: "minute" },
} as const;

/** Telnyx publishes what it charges, product by product. */
export const pricingRoutes: Record<string, TelnyxRoute> = {
  "GET /pricing/products": () => ({
    data: Object.keys(products).map((slug) => ({ slug, name: slug, description: "" })),
    meta: { page_number: 1, total_pages: 1 },
  }),
  "GET /pricing/products/:slug": ({ params, query }) => {
    const slug = params.slug ?? "";
    if (!Object.hasOwn(products, slug)) throw noSuchTelnyx();
    const { field, direction, unit } = products[slug as keyof typeof products];
    const wanted = query.get("filter[country_iso]");
    const rows = Object.entries(priceList).flatMap(([country, prices]) =>
      prices === undefined || (wanted ?? country) !== country
        ? []
        : [
            {
              type: slug,
              name: `${prices.name} ${direction}`,
              country_iso: country,
              direction,
              unit,
              currency: "USD",
              rate: Number(prices[field]),
              tiers: [{ min: 0, max: null, rate: Number(prices[field]) }],
            },
          ],
    );
    return { data: rows, meta: { page_number: 1, total_pages: 1, total_results: rows.length } };
  },
};
