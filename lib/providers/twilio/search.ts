import { getCountryCallingCode, isSupportedCountry } from "libphonenumber-js/max";
import { z } from "zod";
import type { AvailableNumber, NumberAccount, NumberKind, NumberQuery } from "../numbers";
import type { ProviderRequest } from "../provider";
import { readAccount } from "../read-account";
import { isRefusal } from "../revocation";
import { twilioUrl } from "../twilio-url";

const Kinds = z.object({ subresource_uris: z.record(z.string(), z.string()) });

const Available = z.object({
  available_phone_numbers: z.array(
    z.object({
      phone_number: z.string(),
      locality: z.string().nullish(),
      region: z.string().nullish(),
      address_requirements: z.enum(["none", "any", "local", "foreign"]).catch("any"),
      capabilities: z.object({
        voice: z.boolean().nullish(),
        SMS: z.boolean().nullish(),
        MMS: z.boolean().nullish(),
      }),
    }),
  ),
});

/** Twilio's kinds in the order in which people want them, by its names in addresses and answers. */
const kinds: readonly { path: string; name: string; kind: NumberKind }[] = [
  { path: "Local", name: "local", kind: "local" },
  { path: "Mobile", name: "mobile", kind: "mobile" },
  { path: "National", name: "national", kind: "national" },
  { path: "TollFree", name: "toll_free", kind: "toll_free" },
];

/** Numbers that Twilio would sell now, of every kind that the country has. */
export async function searchTwilio(
  { call, id }: NumberAccount,
  query: NumberQuery,
): Promise<AvailableNumber[]> {
  const base = `/AvailablePhoneNumbers/${query.country}`;
  const offered = await orNone(call, { url: twilioUrl(id, `${base}.json`) });
  if (offered === undefined) return [];
  const names = Object.keys(readAccount("Twilio", Kinds, offered).subresource_uris);
  const found = await Promise.all(
    kinds
      .filter(({ name }) => names.includes(name))
      .map(async ({ path, kind }) => {
        const url = twilioUrl(id, `${base}/${path}.json`);
        const body = await orNone(call, { url, query: filtersOf(query) });
        if (body === undefined) return [];
        const { available_phone_numbers: rows } = readAccount("Twilio", Available, body);
        return rows.map((row) => toNumber(row, query.country, kind));
      }),
  );
  return found.flat().filter((each) => fits(each, query));
}

/** A country without numbers, or without those of a kind, is no failure. */
async function orNone(call: NumberAccount["call"], request: ProviderRequest): Promise<unknown> {
  try {
    return (await call(request)).body;
  } catch (error) {
    if (isRefusal(error, "not_found")) return undefined;
    throw error;
  }
}

const hasAreaCodes = (country: string): boolean => ["US", "CA"].includes(country);
const isDigits = (text: string): boolean => /^\d+$/.test(text);

function filtersOf({ country, area, contains, voice, sms, limit }: NumberQuery) {
  const isCode = area !== undefined && isDigits(area);
  // Elsewhere Twilio knows no area codes, so that the number's beginning is looked for.
  const prefix = isCode && !hasAreaCodes(country) ? `${callingCode(country)}${area}` : undefined;
  return {
    PageSize: limit,
    ...(voice && { VoiceEnabled: true }),
    ...(sms && { SmsEnabled: true }),
    ...(isCode && hasAreaCodes(country) && { AreaCode: area }),
    ...(area !== undefined && !isCode && { InLocality: area }),
    ...((prefix ?? contains) !== undefined && { Contains: prefix ?? contains }),
  };
}

const callingCode = (country: string): string =>
  isSupportedCountry(country) ? getCountryCallingCode(country) : "";

/** What Twilio cannot be asked for both at once is looked at here. */
const fits = (
  { number, ...can }: AvailableNumber,
  { country, area = "", contains = "", voice, sms }: NumberQuery,
): boolean =>
  number.includes(contains) &&
  (!isDigits(area) || number.startsWith(`+${callingCode(country)}${area}`)) &&
  (!voice || can.voice) &&
  (!sms || can.sms);

const toNumber = (
  row: z.output<typeof Available>["available_phone_numbers"][number],
  country: string,
  kind: NumberKind,
): AvailableNumber => ({
  number: row.phone_number,
  country,
  kind,
  locality: row.locality ?? "",
  region: row.region ?? "",
  voice: row.capabilities.voice ?? false,
  sms: row.capabilities.SMS ?? false,
  mms: row.capabilities.MMS ?? false,
  address: row.address_requirements,
  monthlyMicros: null,
});
