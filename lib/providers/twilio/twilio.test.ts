import { describe, expect, test } from "vitest";
import { ProviderCallError } from "../call-error";
import type { ProviderCall, ProviderResponse } from "../provider";
import { twilioFailure } from "../twilio-failure";
import { checkAccountSid, checkAuthToken } from "./key";
import { findAtTwilio, orderAtTwilio } from "./order";
import { pricesAtTwilio } from "./prices";

type Answer = { status: number; body?: unknown };

/** Answers from a table by method and path, as the outbound client does: a refusal is thrown. */
const answering =
  (answers: Record<string, Answer>): ProviderCall =>
  async ({ method = "GET", url }) => {
    const { status, body } = answers[`${method} ${new URL(url).pathname}`] ?? { status: 404 };
    const response: ProviderResponse = { status, headers: new Headers(), body };
    const failure = twilioFailure(response);
    if (failure) throw new ProviderCallError(failure, status);
    return Promise.resolve(response);
  };

const base = "/2010-04-01/Accounts/AC1";
const order = { reference: "r1", number: "+14155550100", country: "US", kind: "local" } as const;
const refusal = (code: number, message: string, status = 400) => ({
  status,
  body: { code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status },
});

describe("what a person pastes", () => {
  test("Twilio's own forms and the sandbox's are accepted", () => {
    expect(checkAccountSid(`AC${"0123456789abcdef".repeat(2)}`)).toBeUndefined();
    expect(checkAccountSid("AC_sandbox_acme")).toBeUndefined();
    expect(checkAuthToken("0123456789abcdef".repeat(2))).toBeUndefined();
    expect(checkAuthToken("twilio_sandbox_acme")).toBeUndefined();
  });

  test("an API key is told apart from the account", () => {
    expect(checkAccountSid(`SK${"0".repeat(32)}`)).toMatch(/API key/);
  });

  test.each(["", "AC", "hello", `AC${"g".repeat(32)}`])("%s is no account", (sid) => {
    expect(checkAccountSid(sid)).toMatch(/AC/);
    expect(checkAuthToken(sid)).toMatch(/32/);
  });
});

describe("an order", () => {
  const placed = (answer: Answer) =>
    orderAtTwilio(
      { call: answering({ [`POST ${base}/IncomingPhoneNumbers.json`]: answer }), id: "AC1" },
      order,
    );

  test("of a number that is not for sale any more is taken", async () => {
    expect(await placed(refusal(21422, "PhoneNumber Requested is not available"))).toEqual({
      kind: "taken",
    });
  });

  test("that Twilio refuses says why", async () => {
    const said = "Phone Number Requires an Address but the 'AddressSid' parameter was empty.";
    expect(await placed(refusal(21631, said))).toEqual({
      kind: "refused",
      message: expect.stringContaining(said) as string,
    });
    expect(await placed(refusal(21404, "Trial account"))).toMatchObject({
      kind: "refused",
      message: expect.stringContaining("trial") as string,
    });
  });

  test.each([401, 429, 500, 503])(
    "answered with %i may have been carried out, and is no refusal",
    async (status) => {
      await expect(placed({ status })).rejects.toBeInstanceOf(ProviderCallError);
    },
  );

  test("is ours only under our name: a number that the account had before is not", async () => {
    const found = (friendly_name: string) =>
      findAtTwilio(
        {
          id: "AC1",
          call: answering({
            [`GET ${base}/IncomingPhoneNumbers.json`]: {
              status: 200,
              body: {
                incoming_phone_numbers: [
                  { sid: "PN9", phone_number: "+141555501007", friendly_name },
                  { sid: "PN1", phone_number: order.number, friendly_name },
                ],
              },
            },
          }),
        },
        order,
      );
    expect(await found("Alfe r1")).toEqual({ kind: "bought", numberId: "PN1" });
    expect(await found("Support line")).toEqual({ kind: "taken" });
  });
});

describe("price lists", () => {
  const list = (price_unit: string) => ({
    "GET /v1/PhoneNumbers/Countries/US": {
      status: 200,
      body: {
        price_unit,
        phone_number_prices: [
          { number_type: "local", base_price: "1.15", current_price: "1.15" },
          { number_type: "toll free", base_price: "2.15", current_price: "2.15" },
        ],
      },
    },
    "GET /v1/Messaging/Countries/US": {
      status: 200,
      body: {
        price_unit,
        inbound_sms_prices: [{ number_type: "local", current_price: "0.0083" }],
        outbound_sms_prices: [
          { carrier: "ATT", prices: [{ number_type: "local", current_price: "0.0113" }] },
          { carrier: "Other", prices: [{ number_type: "local", current_price: "0.0083" }] },
        ],
      },
    },
  });

  test("give the monthly price by kind and the lowest of every use", async () => {
    expect(await pricesAtTwilio({ call: answering(list("USD")), id: "AC1" }, "US")).toEqual({
      monthlyMicros: { local: 1_150_000n, toll_free: 2_150_000n },
      smsOutMicros: 8_300n,
      smsInMicros: 8_300n,
      // Twilio has no list of calls here.
      callOutMicros: null,
      callInMicros: null,
    });
  });

  test("in another currency are not taken for dollars", async () => {
    const { monthlyMicros, smsOutMicros } = await pricesAtTwilio(
      { call: answering(list("EUR")), id: "AC1" },
      "US",
    );
    expect(monthlyMicros).toEqual({});
    expect(smsOutMicros).toBeNull();
  });
});
