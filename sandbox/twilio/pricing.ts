import { priceList } from "../number-inventory";
import { monthlyOf } from "../phone/network";
import type { Sandbox } from "../sandbox";
import { noSuchResource } from "./problem";
import type { TwilioCall, TwilioRoute } from "./routes";

const kindWords = { local: "local", toll_free: "toll free", mobile: "mobile" };

function pricesOf({ params }: TwilioCall) {
  const country = params.country ?? "";
  const prices = priceList[country];
  if (prices === undefined) throw noSuchResource(`/Countries/${country}`);
  return { ...prices, head: { country: prices.name, iso_country: country, price_unit: "USD" } };
}

const price = (amount: string, more: object) => ({
  base_price: amount,
  current_price: amount,
  ...more,
});

/** Live price lists of an account. */
export const pricingRoutes = (sandbox: Sandbox): Record<string, TwilioRoute> => ({
  "GET /pricing.twilio.com/v1/PhoneNumbers/Countries/:country": (call) => {
    const { head, monthly } = pricesOf(call);
    const kinds = Object.entries(kindWords).flatMap(([kind, number_type]) => {
      const amount = monthly[kind as keyof typeof monthly];
      return amount === undefined ? [] : [price(monthlyOf(sandbox, amount), { number_type })];
    });
    return { ...head, phone_number_prices: kinds };
  },
  "GET /pricing.twilio.com/v1/Messaging/Countries/:country": (call) => {
    const { head, smsIn, smsOut } = pricesOf(call);
    const types = Object.values(kindWords).map((number_type) => ({ number_type }));
    return {
      ...head,
      inbound_sms_prices: types.map((type) => price(smsIn, type)),
      outbound_sms_prices: [
        {
          carrier: "Sandbox Mobile",
          mcc: "001",
          mnc: "01",
          prices: types.map((t) => price(smsOut, t)),
        },
      ],
    };
  },
  "GET /pricing.twilio.com/v2/Voice/Countries/:country": (call) => {
    const { head, callIn, callOut } = pricesOf(call);
    const types = Object.values(kindWords).map((number_type) => ({ number_type }));
    return {
      ...head,
      inbound_call_prices: types.map((type) => price(callIn, type)),
      outbound_prefix_prices: [
        price(callOut, {
          friendly_name: `Outbound Minute - ${head.country}`,
          destination_prefixes: ["1"],
          origination_prefixes: ["ALL"],
        }),
      ],
    };
  },
});
