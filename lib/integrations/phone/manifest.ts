import { defineIntegration } from "../manifest";
import { phoneSettings } from "./settings";
import { call, hangUp, listConversations, readHistory, say, sendSms } from "./tools";

export const phone = defineIntegration({
  id: "phone",
  name: "Phone",
  category: "channel",
  description: "Have a number of its own: text people and talk with them.",
  // None of a company: the letter is drawn.
  icon: null,
  provider: "phone",
  identity: "own",
  price: "usage",
  meters: ["number_month", "sms_out_part", "sms_in_part", "voice_out_minute", "voice_in_minute"],
  hosts: ["api.twilio.com", "api.telnyx.com"],
  requiredScopes: [],
  scopes: {},
  settings: phoneSettings,
  limits: ["allowed_countries", "texts_per_day", "calls_per_day", "numbers_per_month"],
  tools: [sendSms, call, say, hangUp, listConversations, readHistory],
  removal: "The number is given back to the phone company. Until it is, it still costs money.",
});
