import { priceList, stockOf } from "../number-inventory";
import { monthlyOf } from "../phone/network";
import type { Sandbox } from "../sandbox";
import { featuresOf } from "./features";
import { settleOrders } from "./orders";
import { noSuchTelnyx } from "./problem";
import type { TelnyxCall, TelnyxRoute } from "./routes";
import type { TelnyxNumber } from "./seed";

/** Account, search, and the numbers that were bought. */
export const numberRoutes = (sandbox: Sandbox): Record<string, TelnyxRoute> => ({
  "GET /whoami": ({ account }) => ({
    data: {
      organization_id: account.id,
      user_id: account.id,
      user_email: `ops@${account.name}.test`,
    },
  }),
  "GET /outbound_voice_profiles": ({ account }) => ({
    data: [{ id: `${account.id}-voice`, name: "Default", enabled: true }],
    meta: {},
  }),
  "GET /balance": () => ({
    data: { record_type: "balance", balance: "250.00", credit_limit: "0.00", currency: "USD" },
  }),
  "GET /available_phone_numbers": (call) => search(sandbox, call),
  "GET /regulatory_requirements": ({ query }) => {
    const country = query.get("filter[country_code]");
    const kind = query.get("filter[phone_number_type]");
    const needs = stockOf("telnyx").some(
      (each) => each.country === country && each.kind === kind && each.needsAddress,
    );
    const address = { id: "sandbox-local-address", name: "Local Address", field_type: "address" };
    return {
      data: [
        {
          country_code: country,
          phone_number_type: kind,
          action: "ordering",
          regulatory_requirements: needs ? [address] : [],
        },
      ],
    };
  },
  "GET /phone_numbers": (call) => {
    settleOrders(call.data);
    const { query } = call;
    const wanted = query.get("filter[phone_number]");
    const reference = query.get("filter[customer_reference]");
    const found = ownNumbers(call).filter(
      (each) =>
        (wanted === null || each.phoneNumber.includes(wanted.replace(/^\+/, ""))) &&
        (reference === null || each.customerReference === reference),
    );
    return { data: found.map(presentNumber), meta: { total_results: found.length } };
  },
  "GET /phone_numbers/:id": (call) => ({ data: presentNumber(findNumber(call)) }),
  "PATCH /phone_numbers/:id": (call) => {
    const number = findNumber(call);
    const { text, record } = call;
    number.connectionId = text("connection_id") ?? number.connectionId;
    number.customerReference = text("customer_reference") ?? number.customerReference;
    record("number.changed", number.id);
    return { data: presentNumber(number) };
  },
  "DELETE /phone_numbers/:id": (call) => {
    const number = findNumber(call);
    call.data.numbers = call.data.numbers.filter((each) => each !== number);
    call.record("number.released", number.id);
    return { data: { ...presentNumber(number), status: "deleted" } };
  },
  "GET /phone_numbers/:id/messaging": (call) => ({ data: presentMessaging(findNumber(call)) }),
  "PATCH /phone_numbers/:id/messaging": (call) => {
    const number = findNumber(call);
    const profile = call.text("messaging_profile_id");
    if (profile !== undefined && profile !== "" && !hasProfile(call, profile)) throw noSuchTelnyx();
    number.messagingProfileId = profile === undefined ? number.messagingProfileId : profile || null;
    call.record("number.changed", number.id);
    return { data: presentMessaging(number) };
  },
  "GET /10dlc/phone_number_campaigns/:number": ({ account, data, params }) => {
    const found = data.campaignNumbers.find(
      (each) => each.account === account.name && each.phoneNumber === params.number,
    );
    if (found === undefined) throw noSuchTelnyx();
    return {
      phoneNumber: found.phoneNumber,
      campaignId: "CSANDBOX",
      assignmentStatus: found.status,
    };
  },
});

const hasProfile = ({ account, data }: TelnyxCall, id: string): boolean =>
  data.profiles.some((each) => each.account === account.name && each.id === id);

const ownNumbers = ({ account, data }: TelnyxCall): TelnyxNumber[] =>
  data.numbers.filter((each) => each.account === account.name);

function findNumber(call: TelnyxCall): TelnyxNumber {
  const found = ownNumbers(call).find(({ id }) => id === call.params.id);
  if (found === undefined) throw noSuchTelnyx();
  return found;
}

function search(sandbox: Sandbox, { data, query }: TelnyxCall): object {
  settleOrders(data);
  const filter = (name: string) => query.get(`filter[${name}]`);
  const features = query.getAll("filter[features][]").concat(query.getAll("filter[features]"));
  const area = filter("national_destination_code");
  const locality = filter("locality");
  const contains = filter("phone_number][contains") ?? "";
  const kind = filter("phone_number_type");
  const held = new Set([...data.taken, ...data.numbers.map(({ phoneNumber }) => phoneNumber)]);
  const found = stockOf("telnyx").filter(
    (each) =>
      !held.has(each.number) &&
      (filter("country_code") ?? each.country) === each.country &&
      (kind ?? each.kind) === each.kind &&
      (area === null || each.number.slice(each.country === "DE" ? 3 : 2).startsWith(area)) &&
      (locality ?? each.locality).toLowerCase() === each.locality.toLowerCase() &&
      each.number.includes(contains) &&
      features.every((feature) => featuresOf(each).includes(feature)),
  );
  const limit = Number(filter("limit") ?? 100);
  return {
    data: found.slice(0, limit).map((each) => ({
      record_type: "available_phone_number",
      phone_number: each.number,
      best_effort: false,
      quickship: true,
      reservable: true,
      features: featuresOf(each).map((name) => ({ name })),
      cost_information: {
        currency: "USD",
        upfront_cost: "0.00000",
        monthly_cost: `${monthlyOf(sandbox, priceList[each.country]?.monthly[each.kind] ?? "1.00")}000`,
      },
      region_information: [
        { region_type: "country_code", region_name: each.country },
        { region_type: "state", region_name: each.region },
        { region_type: "location", region_name: each.locality },
      ].filter(({ region_name }) => region_name !== ""),
    })),
    meta: { total_results: found.length, best_effort_results: 0 },
  };
}

const presentNumber = (number: TelnyxNumber) => ({
  id: number.id,
  record_type: "phone_number",
  phone_number: number.phoneNumber,
  country_iso_alpha2: number.country,
  phone_number_type: number.kind,
  status: "active",
  customer_reference: number.customerReference,
  connection_id: number.connectionId,
  messaging_profile_id: number.messagingProfileId,
  created_at: number.createdAt,
  purchased_at: number.createdAt,
  tags: [],
});

const presentMessaging = (number: TelnyxNumber) => ({
  id: number.id,
  record_type: "messaging_settings",
  phone_number: number.phoneNumber,
  messaging_profile_id: number.messagingProfileId,
  type: number.kind === "toll_free" ? "toll-free" : "long-code",
  country_code: number.country,
  eligible_messaging_products: number.features.includes("sms") ? ["A2P"] : [],
  features: { sms: number.features.includes("sms") ? { domestic_two_way: true } : null },
});
