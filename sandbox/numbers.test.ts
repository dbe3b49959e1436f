import Telnyx from "telnyx";
import twilio from "twilio";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { startTestSandbox, type TestSandbox } from "./testing";

// The companies' own SDKs speak to the sandbox: it has the shapes that they read.

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
beforeEach(() => sandbox.control("POST", "/reset"));
afterAll(() => sandbox.close());

describe("Twilio's own SDK", () => {
  /** Sends what the SDK would send to Twilio to the sandbox. */
  const open = (name: string, authToken = `twilio_sandbox_${name}`) => {
    const client = twilio(`AC_sandbox_${name}`, authToken);
    const { httpClient } = client;
    const send = httpClient.request.bind(httpClient);
    const toSandbox: typeof httpClient.request = (options) => {
      const { host, pathname, search } = new URL(options.uri);
      return send({ ...options, uri: `${sandbox.url}/${host}${pathname}${search}` });
    };
    httpClient.request = toSandbox;
    return client;
  };

  it("names the account, searches, buys, changes and releases a number", async () => {
    const client = open("acme");
    expect(await client.api.v2010.accounts("AC_sandbox_acme").fetch()).toMatchObject({
      friendlyName: "Acme",
      status: "active",
    });
    const found = await client
      .availablePhoneNumbers("US")
      .local.list({ areaCode: 415, smsEnabled: true, limit: 2 });
    expect(found).toMatchObject([
      { phoneNumber: "+14155550100", locality: "San Francisco", addressRequirements: "none" },
      { phoneNumber: "+14155550102" },
    ]);
    const phoneNumber = found[0]?.phoneNumber ?? "";
    const smsUrl = "https://alfe.test/text";
    const bought = await client.incomingPhoneNumbers.create({ phoneNumber, smsUrl });
    expect(bought).toMatchObject({ phoneNumber, smsUrl, smsMethod: "POST", status: "in-use" });
    await expect(client.incomingPhoneNumbers.create({ phoneNumber })).rejects.toMatchObject({
      status: 400,
      code: 21422,
    });
    const voiceUrl = "https://alfe.test/voice";
    await client.incomingPhoneNumbers(bought.sid).update({ voiceUrl, friendlyName: "Alfe 1" });
    expect(await client.incomingPhoneNumbers.list({ phoneNumber })).toMatchObject([
      { sid: bought.sid, smsUrl, voiceUrl, friendlyName: "Alfe 1" },
    ]);
    expect(await open("globex").incomingPhoneNumbers.list()).toEqual([]);
    expect(await client.incomingPhoneNumbers(bought.sid).remove()).toBe(true);
    await expect(client.incomingPhoneNumbers(bought.sid).fetch()).rejects.toMatchObject({
      status: 404,
      code: 20404,
    });
  });

  it("reads price lists, and is refused with a wrong token", async () => {
    const client = open("acme");
    expect(await client.pricing.v1.phoneNumbers.countries("DE").fetch()).toMatchObject({
      priceUnit: "USD",
      phoneNumberPrices: [
        { numberType: "local", currentPrice: "1.15" },
        { numberType: "mobile", currentPrice: "15.00" },
      ],
    });
    expect(await client.pricing.v2.voice.countries("US").fetch()).toMatchObject({
      inboundCallPrices: [{ currentPrice: "0.0085" }, {}, {}],
    });
    await expect(open("acme", "wrong").incomingPhoneNumbers.list()).rejects.toMatchObject({
      status: 401,
      code: 20003,
    });
  });
});

describe("Telnyx's own SDK", () => {
  const open = (name: string) =>
    new Telnyx({
      apiKey: `KEY_sandbox_${name}`,
      baseURL: `${sandbox.url}/api.telnyx.com/v2`,
      maxRetries: 0,
    });

  it("searches, orders, waits, sets up and deletes a number", async () => {
    await sandbox.control("POST", "/numbers/orders", { orderMs: 150 });
    const client = open("acme");
    expect((await client.balance.retrieve()).data).toMatchObject({ currency: "USD" });
    const { data: found = [] } = await client.availablePhoneNumbers.list({
      filter: { country_code: "US", national_destination_code: "415", limit: 2 },
    });
    expect(found).toMatchObject([
      {
        phone_number: "+14155550101",
        cost_information: { monthly_cost: "1.15000", currency: "USD" },
      },
      { phone_number: "+14155550103" },
    ]);
    const phone_number = found[0]?.phone_number ?? "";
    const { data: order } = await client.numberOrders.create({
      phone_numbers: [{ phone_number }],
      customer_reference: "ours",
    });
    expect(order).toMatchObject({ status: "pending", customer_reference: "ours" });
    const statusOf = async () =>
      (await client.numberOrders.retrieve(order?.id ?? "")).data?.status ?? "";
    await expect.poll(statusOf).toBe("success");
    const [number] = (await client.phoneNumbers.list({ filter: { customer_reference: "ours" } }))
      .data;
    expect(number).toMatchObject({ phone_number, status: "active" });

    const { data: profile } = await client.messagingProfiles.create({
      name: "Alfe",
      whitelisted_destinations: ["US"],
    });
    await client.phoneNumbers.messaging.update(number?.id ?? "", {
      messaging_profile_id: profile?.id ?? "",
    });
    const { data: messaging } = await client.phoneNumbers.messaging.retrieve(number?.id ?? "");
    expect(messaging).toMatchObject({ phone_number, messaging_profile_id: profile?.id });
    expect((await open("globex").phoneNumbers.list()).data).toEqual([]);
    await client.phoneNumbers.delete(number?.id ?? "");
    await expect(client.phoneNumbers.retrieve(number?.id ?? "")).rejects.toMatchObject({
      status: 404,
    });
  });

  it("is told that an order failed where somebody else was quicker", async () => {
    await sandbox.control("POST", "/numbers/orders", { orderMs: 100 });
    const client = open("acme");
    const order = { phone_numbers: [{ phone_number: "+14155550101" }] };
    const { data } = await client.numberOrders.create(order);
    await sandbox.control("POST", "/numbers/take", { number: "+14155550101" });
    const statusOf = async () =>
      (await client.numberOrders.retrieve(data?.id ?? "")).data?.status ?? "";
    await expect.poll(statusOf).toBe("failure");
    await expect(client.numberOrders.create(order)).rejects.toMatchObject({ status: 400 });
  });
});
