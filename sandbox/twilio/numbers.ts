import { priceList, stockOf, type StockNumber } from "../number-inventory";
import { twilioSid } from "./caller";
import { noSuchResource, TwilioProblem } from "./problem";
import type { TwilioCall, TwilioRoute } from "./routes";
import type { TwilioData, TwilioNumber } from "./seed";

const accounts = "/api.twilio.com/2010-04-01/Accounts";
const kindNames = { Local: "local", TollFree: "toll_free", Mobile: "mobile" } as const;

/** What Twilio lets one set at a number, besides its name. */
const settable = [
  "SmsUrl",
  "SmsMethod",
  "VoiceUrl",
  "VoiceMethod",
  "StatusCallback",
  "StatusCallbackMethod",
  "SmsFallbackUrl",
  "VoiceFallbackUrl",
  "SmsApplicationSid",
  "VoiceApplicationSid",
  "TrunkSid",
  "AddressSid",
  "EmergencyAddressSid",
];

/** Accounts, addresses, and numbers from the shop window to their return. */
export const numberRoutes: Record<string, TwilioRoute> = {
  [`GET ${accounts}/:account{[^/]+\\.json}`]: ({ account }) => ({
    sid: account.sid,
    owner_account_sid: account.sid,
    friendly_name: account.name.replace(/^./, (letter) => letter.toUpperCase()),
    status: "active",
    type: "Full",
    uri: `/2010-04-01/Accounts/${account.sid}.json`,
  }),
  [`GET ${accounts}/:account/AvailablePhoneNumbers/:country{[A-Z]{2}\\.json}`]: ({ params }) => {
    const country = params.country ?? "";
    const kinds = new Set(stockOf("twilio").flatMap((n) => (n.country === country ? n.kind : [])));
    if (kinds.size === 0) throw noSuchResource(`/AvailablePhoneNumbers/${country}.json`);
    const path = (name: string) => `/2010-04-01/…/AvailablePhoneNumbers/${country}/${name}.json`;
    return {
      country_code: country,
      country: priceList[country]?.name ?? country,
      beta: false,
      subresource_uris: Object.fromEntries(
        Object.entries(kindNames).flatMap(([name, kind]) =>
          kinds.has(kind) ? [[kind, path(name)]] : [],
        ),
      ),
    };
  },
  [`GET ${accounts}/:account/AvailablePhoneNumbers/:country/:kind{[A-Za-z]+\\.json}`]: search,
  [`POST ${accounts}/:account/IncomingPhoneNumbers.json`]: buy,
  [`GET ${accounts}/:account/IncomingPhoneNumbers.json`]: ({ account, data, args }) => {
    const found = data.numbers.filter(
      (each) =>
        each.accountSid === account.sid &&
        (args.PhoneNumber === undefined || each.phoneNumber.includes(args.PhoneNumber)) &&
        (args.FriendlyName === undefined || each.friendlyName === args.FriendlyName),
    );
    return { incoming_phone_numbers: found.map(presentNumber), page: 0, next_page_uri: null };
  },
  [`GET ${accounts}/:account/IncomingPhoneNumbers/:number{[^/]+\\.json}`]: (call) =>
    presentNumber(findNumber(call)),
  [`POST ${accounts}/:account/IncomingPhoneNumbers/:number{[^/]+\\.json}`]: (call) => {
    const number = findNumber(call);
    change(number, call.args);
    call.record("number.changed", number.sid);
    return presentNumber(number);
  },
  [`DELETE ${accounts}/:account/IncomingPhoneNumbers/:number{[^/]+\\.json}`]: (call) => {
    const number = findNumber(call);
    call.data.numbers = call.data.numbers.filter((each) => each !== number);
    call.record("number.released", number.sid);
    return undefined;
  },
  [`POST ${accounts}/:account/Addresses.json`]: ({ account, data, args, record }) => {
    for (const name of ["CustomerName", "Street", "City", "PostalCode", "IsoCountry"])
      if ((args[name] ?? "") === "")
        throw new TwilioProblem(400, 21601, `${name} is required to create an address`);
    const sid = twilioSid("AD", `${account.sid} ${JSON.stringify(args)}`);
    const fields = Object.fromEntries(
      Object.entries(args).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
    );
    if (!data.addresses.some((each) => each.sid === sid))
      data.addresses.push({ sid, accountSid: account.sid, fields });
    record("address.created", sid);
    return {
      sid,
      account_sid: account.sid,
      friendly_name: args.FriendlyName ?? "",
      validated: true,
    };
  },
};

/** Whether nobody has the number yet, in any account or outside. */
const isFree = ({ numbers, taken }: TwilioData, { number }: StockNumber): boolean =>
  !taken.includes(number) && !numbers.some(({ phoneNumber }) => phoneNumber === number);

function search({ data, params, args }: TwilioCall): object {
  const { country = "", kind: kindName = "" } = params;
  const kind = Object.hasOwn(kindNames, kindName)
    ? kindNames[kindName as keyof typeof kindNames]
    : undefined;
  const stock = stockOf("twilio").filter((each) => each.country === country && each.kind === kind);
  if (stock.length === 0)
    throw noSuchResource(`/AvailablePhoneNumbers/${country}/${kindName}.json`);
  const pattern = (args.Contains ?? "").replace(/\D/g, (c) => (c === "*" ? "\\d" : ""));
  const found = stock.filter(
    (each) =>
      isFree(data, each) &&
      (args.AreaCode === undefined || each.number.startsWith(`+1${args.AreaCode}`)) &&
      (args.InLocality ?? each.locality).toLowerCase() === each.locality.toLowerCase() &&
      new RegExp(pattern).test(each.number) &&
      (args.SmsEnabled !== "true" || each.sms) &&
      (args.VoiceEnabled !== "true" || each.voice),
  );
  return {
    available_phone_numbers: found.slice(0, Number(args.PageSize ?? 50)).map((each) => ({
      friendly_name: each.number,
      phone_number: each.number,
      locality: each.locality || null,
      region: each.region || null,
      iso_country: each.country,
      address_requirements: each.needsAddress ? "local" : "none",
      beta: false,
      capabilities: { voice: each.voice, SMS: each.sms, MMS: each.mms, fax: false },
    })),
  };
}

function buy({ account, data, args, record }: TwilioCall): object {
  const wanted = stockOf("twilio").find(({ number }) => number === args.PhoneNumber);
  if (wanted === undefined || !isFree(data, wanted))
    throw new TwilioProblem(400, 21422, `${args.PhoneNumber ?? "PhoneNumber"} is not available.`);
  const address = data.addresses.find(
    ({ sid, accountSid }) => sid === args.AddressSid && accountSid === account.sid,
  );
  if (wanted.needsAddress && address?.fields.IsoCountry !== wanted.country)
    throw new TwilioProblem(
      400,
      21615,
      "Phone Number Requires a Local Address but the 'AddressSid' parameter was empty or elsewhere.",
    );
  const number: TwilioNumber = {
    sid: twilioSid("PN", `${account.sid} ${wanted.number} ${String(Date.now())}`),
    accountSid: account.sid,
    phoneNumber: wanted.number,
    friendlyName: wanted.number,
    country: wanted.country,
    kind: wanted.kind,
    capabilities: { voice: wanted.voice, sms: wanted.sms, mms: wanted.mms },
    settings: {},
    createdAt: new Date().toUTCString(),
  };
  change(number, args);
  data.numbers.push(number);
  record("number.bought", number.sid);
  return presentNumber(number);
}

function findNumber({ account, data, params }: TwilioCall): TwilioNumber {
  const found = data.numbers.find(
    ({ sid, accountSid }) => sid === params.number && accountSid === account.sid,
  );
  if (found === undefined)
    throw noSuchResource(
      `/2010-04-01/Accounts/${account.sid}/IncomingPhoneNumbers/${params.number ?? ""}.json`,
    );
  return found;
}

function change(number: TwilioNumber, args: TwilioCall["args"]): void {
  if (args.FriendlyName !== undefined) number.friendlyName = args.FriendlyName;
  for (const name of settable) {
    const value = args[name];
    if (value !== undefined) number.settings[name] = value;
  }
}

function presentNumber(number: TwilioNumber): object {
  const set = (name: string) => number.settings[name] ?? "";
  return {
    sid: number.sid,
    account_sid: number.accountSid,
    friendly_name: number.friendlyName,
    phone_number: number.phoneNumber,
    capabilities: { ...number.capabilities, fax: false },
    sms_url: set("SmsUrl"),
    sms_method: set("SmsMethod") || "POST",
    voice_url: set("VoiceUrl"),
    voice_method: set("VoiceMethod") || "POST",
    status_callback: set("StatusCallback"),
    status_callback_method: set("StatusCallbackMethod") || "POST",
    sms_application_sid: set("SmsApplicationSid"),
    voice_application_sid: set("VoiceApplicationSid"),
    trunk_sid: set("TrunkSid") || null,
    address_sid: set("AddressSid") || null,
    origin: "twilio",
    status: "in-use",
    date_created: number.createdAt,
    uri: `/2010-04-01/Accounts/${number.accountSid}/IncomingPhoneNumbers/${number.sid}.json`,
  };
}
