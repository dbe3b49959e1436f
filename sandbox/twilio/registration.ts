import type { TwilioRoute } from "./routes";

/** Which campaigns an account's numbers are registered for. */
export const registrationRoutes: Record<string, TwilioRoute> = {
  "GET /messaging.twilio.com/v1/Services": ({ account, data }) => ({
    services: data.campaigns
      .filter(({ accountSid }) => accountSid === account.sid)
      .map(({ serviceSid }) => ({ sid: serviceSid, account_sid: account.sid })),
    meta: { key: "services", next_page_url: null },
  }),
  "GET /messaging.twilio.com/v1/Services/:service/PhoneNumbers": ({ account, data, params }) => ({
    phone_numbers: data.campaigns
      .filter((each) => each.accountSid === account.sid && each.serviceSid === params.service)
      .flatMap(({ numbers }) => data.numbers.filter((each) => numbers.includes(each.phoneNumber)))
      .map(({ sid, phoneNumber }) => ({ sid, phone_number: phoneNumber })),
    meta: { key: "phone_numbers", next_page_url: null },
  }),
  "GET /messaging.twilio.com/v1/Services/:service/Compliance/Usa2p": ({
    account,
    data,
    params,
  }) => ({
    compliance: data.campaigns
      .filter((each) => each.accountSid === account.sid && each.serviceSid === params.service)
      .map(() => ({ sid: "QE2c6890da8086d771620e9b13fadeba0b", campaign_status: "VERIFIED" })),
    meta: { key: "compliance", next_page_url: null },
  }),
};
