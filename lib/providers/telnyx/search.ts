import { z } from "zod";
import { toMicros } from "../micros";
import type { AvailableNumber, NumberAccount, NumberKind, NumberQuery } from "../numbers";
import { readAccount } from "../read-account";
import { isRefusal } from "../revocation";
import { telnyxUrl } from "../telnyx-url";
import { requirementsOf } from "./requirements";

const Available = z.object({
  data: z.array(
    z.object({
      phone_number: z.string(),
      features: z.array(z.object({ name: z.string().optional() })).default([]),
      cost_information: z
        .object({ monthly_cost: z.string().nullish(), currency: z.string().nullish() })
        .nullish(),
      region_information: z
        .array(z.object({ region_type: z.string().optional(), region_name: z.string().optional() }))
        .default([]),
    }),
  ),
});
type Row = z.output<typeof Available>["data"][number];

const kinds: readonly NumberKind[] = ["local", "mobile", "national", "toll_free"];

/** Numbers that Telnyx would sell now, kind by kind, since an answer does not say which kind it has. */
export async function searchTelnyx(
  { call }: NumberAccount,
  query: NumberQuery,
): Promise<AvailableNumber[]> {
  const found = await Promise.all(
    kinds.map(async (kind) => {
      try {
        const url = telnyxUrl("/available_phone_numbers");
        const { body } = await call({ url, query: filtersOf(query, kind) });
        const { data } = readAccount("Telnyx", Available, body);
        const address = data.length > 0 ? await addressFor(call, query.country, kind) : "none";
        return data.map((row) => toNumber(row, query.country, kind, address));
      } catch (error) {
        // What Telnyx does not have in a country it refuses to look for.
        if (isRefusal(error, "invalid", "not_found")) return [];
        throw error;
      }
    }),
  );
  return found.flat().filter(({ voice, sms }) => (voice || !query.voice) && (sms || !query.sms));
}

const filtersOf = (
  { country, area, contains, voice, sms, limit }: NumberQuery,
  kind: NumberKind,
) => ({
  "filter[country_code]": country,
  "filter[phone_number_type]": kind,
  "filter[limit]": limit,
  // One of them is asked for, and both are looked for in the answer.
  ...((sms || voice) && { "filter[features][]": sms ? "sms" : "voice" }),
  ...(area !== undefined &&
    (/^\d+$/.test(area)
      ? { "filter[national_destination_code]": area }
      : { "filter[locality]": area })),
  ...(contains !== undefined && { "filter[phone_number][contains]": contains }),
});

/** Numbers beginning with +1 are sold without a question. */
const addressFor = async (
  call: NumberAccount["call"],
  country: string,
  kind: NumberKind,
): Promise<AvailableNumber["address"]> =>
  !["US", "CA"].includes(country) && (await requirementsOf(call, country, kind)).length > 0
    ? "local"
    : "none";

function toNumber(
  row: Row,
  country: string,
  kind: NumberKind,
  address: AvailableNumber["address"],
): AvailableNumber {
  const has = (name: string) => row.features.some((feature) => feature.name === name);
  const named = (type: string) =>
    row.region_information.find(({ region_type }) => region_type === type)?.region_name ?? "";
  const { monthly_cost, currency } = row.cost_information ?? {};
  return {
    number: row.phone_number,
    country,
    kind,
    locality: named("location") || named("rate_center"),
    region: named("state"),
    voice: has("voice"),
    sms: has("sms"),
    mms: has("mms"),
    address,
    monthlyMicros: (currency ?? "USD") === "USD" ? (toMicros(monthly_cost) ?? null) : null,
  };
}
