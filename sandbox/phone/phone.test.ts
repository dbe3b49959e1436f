import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import Telnyx from "telnyx";
import twilio from "twilio";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { telnyxPublicKey } from "../telnyx/account";
import { startTestSandbox, type TestSandbox } from "../testing";

// The companies' own SDKs speak to the sandbox and judge what it sends: it has their shapes and signatures.

type Received = { path: string; headers: Record<string, string>; body: string };

let sandbox: TestSandbox;
let received: Received[];
let address: string;
/** What the address answers to a path, as TwiML. */
let answers: Record<string, string>;

const read = async (message: IncomingMessage): Promise<string> => {
  const parts: Buffer[] = [];
  for await (const part of message) parts.push(part as Buffer);
  return Buffer.concat(parts).toString("utf8");
};
const server = createServer((message, response) => {
  void read(message).then((body) => {
    const path = message.url ?? "";
    received.push({ path, headers: message.headers as Record<string, string>, body });
    const xml = answers[path.split("?")[0] ?? ""];
    response.writeHead(200, { "content-type": xml === undefined ? "text/plain" : "text/xml" });
    response.end(xml ?? "");
  });
});

beforeAll(async () => {
  sandbox = await startTestSandbox();
  await once(server.listen(0, "127.0.0.1"), "listening");
  address = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
});
beforeEach(async () => {
  received = [];
  answers = {};
  await sandbox.control("POST", "/reset");
  await sandbox.control("POST", "/phone", { pace: 0.01, priceFactor: 1 });
  await sandbox.control("POST", "/numbers/orders", { orderMs: 0 });
});
afterAll(async () => {
  await sandbox.close();
  server.close();
});

const person = "+447400555990";
const within = { timeout: 5_000, interval: 20 };

async function visit(number: string, fields: Record<string, string>): Promise<string> {
  const body = new URLSearchParams({ bot: number, person, conversation: person, ...fields });
  const response = await sandbox.call("/chat/phone", { method: "POST", body });
  expect(response.status).toBe(303);
  const location = new URL(response.headers.get("location") ?? "", sandbox.url);
  return location.searchParams.get("conversation") ?? "";
}

describe("Twilio's own SDK", () => {
  const number = "+447400555000";
  let client: ReturnType<typeof twilio>;
  beforeEach(async () => {
    client = twilio("AC_sandbox_acme", "twilio_sandbox_acme");
    const { httpClient } = client;
    const send = httpClient.request.bind(httpClient);
    httpClient.request = ((options: Parameters<typeof httpClient.request>[0]) => {
      const { host, pathname, search } = new URL(options.uri);
      return send({ ...options, uri: `${sandbox.url}/${host}${pathname}${search}` });
    }) as typeof httpClient.request;
    await client.incomingPhoneNumbers.create({
      phoneNumber: number,
      smsUrl: `${address}/text`,
      voiceUrl: `${address}/voice`,
      statusCallback: `${address}/status`,
    });
  });

  /** Everything that came so far, each judged by Twilio's verifier. */
  const fields = () =>
    received.map(({ path, headers, body }) => {
      const params = Object.fromEntries(new URLSearchParams(body));
      const signature = headers["x-twilio-signature"] ?? "";
      const url = `${address}${path}`;
      expect(twilio.validateRequest("twilio_sandbox_acme", signature, url, params)).toBe(true);
      expect(twilio.validateRequest("another", signature, url, params)).toBe(false);
      return params;
    });

  it("sends a text, hears what becomes of it, and finds the price later", async () => {
    const sent = await client.messages.create({
      from: number,
      to: person,
      body: "Hello",
      statusCallback: `${address}/status`,
    });
    expect(sent).toMatchObject({ status: "queued", price: null, numSegments: "1" });
    await expect
      .poll(() => fields().map(({ MessageStatus }) => MessageStatus), within)
      .toEqual(["sent", "delivered"]);
    await expect
      .poll(async () => (await client.messages(sent.sid).fetch()).price, within)
      .toBe("-0.04630");
  });

  it("may not text whoever texted STOP, nor from a number that is not its own", async () => {
    await visit(number, { text: "stop" });
    await expect.poll(() => fields(), within).toMatchObject([{ Body: "stop", From: person }]);
    const text = { from: number, to: person, body: "Please" };
    await expect(client.messages.create(text)).rejects.toMatchObject({ code: 21610 });
    const elsewhere = { ...text, from: "+447400555002" };
    await expect(client.messages.create(elsewhere)).rejects.toMatchObject({ code: 21606 });
  });

  it("is asked what to do in a call, hears speech, and is told its end", async () => {
    answers["/voice"] =
      '<Response><Say>Hi &amp; hello</Say><Gather input="speech" action="/heard" timeout="3"/><Redirect>/voice</Redirect></Response>';
    answers["/heard"] = "<Response><Say>Goodbye</Say><Hangup/></Response>";
    const call = await visit(number, { do: "call" });
    await expect.poll(() => received.length, within).toBeGreaterThan(0);
    await visit(number, { conversation: call, text: "Two apples" });
    await expect
      .poll(() => fields().find(({ SpeechResult }) => SpeechResult), within)
      .toMatchObject({ CallSid: call, SpeechResult: "Two apples", CallStatus: "in-progress" });
    await expect
      .poll(() => fields().at(-1), within)
      .toMatchObject({ CallStatus: "completed", CallDuration: "1", Direction: "inbound" });
    await expect
      .poll(async () => (await client.calls(call).fetch()).price, within)
      .toBe("-0.01000");
  });

  it("calls somebody, who declines", async () => {
    const call = await client.calls.create({
      from: number,
      to: person,
      url: `${address}/voice`,
      statusCallback: `${address}/progress`,
      statusCallbackEvent: ["initiated", "ringing", "answered", "completed"],
    });
    expect(call.status).toBe("queued");
    await visit(number, { conversation: call.sid, do: "decline" });
    await expect
      .poll(() => fields().map(({ CallStatus }) => CallStatus), within)
      .toEqual(["initiated", "ringing", "busy"]);
  });
});

describe("Telnyx's own SDK", () => {
  const number = "+447400555001";
  let client: Telnyx;
  let application: string;
  beforeEach(async () => {
    client = new Telnyx({
      apiKey: "KEY_sandbox_acme",
      publicKey: telnyxPublicKey("acme"),
      baseURL: `${sandbox.url}/api.telnyx.com/v2`,
      maxRetries: 0,
    });
    const { data: profile } = await client.messagingProfiles.create({
      name: "p",
      whitelisted_destinations: ["*"],
      webhook_url: `${address}/texts`,
    });
    const { data: made } = await client.callControlApplications.create({
      application_name: "a",
      webhook_event_url: `${address}/calls`,
      call_cost_in_webhooks: true,
    });
    application = made?.id ?? "";
    await client.numberOrders.create({
      phone_numbers: [{ phone_number: number }],
      messaging_profile_id: profile?.id ?? "",
      connection_id: application,
    });
  });

  /** Everything that came so far, each judged by Telnyx's verifier. */
  const events = async () => {
    const all = await Promise.all(
      received.map(async ({ headers, body }) => client.webhooks.unwrap(body, { headers })),
    );
    return all.map(
      (event) => (event as { data: { event_type: string; payload: Record<string, unknown> } }).data,
    );
  };
  const types = async () => (await events()).map(({ event_type }) => event_type);

  it("sends a text, and hears what becomes of it and what it costs", async () => {
    const { data } = await client.messages.send({
      from: number,
      to: person,
      text: "Hello",
      webhook_url: `${address}/sent`,
    });
    expect(data).toMatchObject({ parts: 1, to: [{ status: "queued" }] });
    await expect.poll(types, within).toEqual(["message.sent", "message.finalized"]);
    expect((await events()).at(-1)?.payload).toMatchObject({
      id: data?.id,
      to: [{ status: "delivered" }],
      cost: { amount: "0.04630", currency: "USD" },
    });
  });

  it("is told of a call, takes it, speaks once for one command, hears speech, and hangs up", async () => {
    const call = await visit(number, { do: "call" });
    await expect.poll(types, within).toEqual(["call.initiated"]);
    await client.calls.actions.answer(call, { transcription: true, client_state: "YQ==" });
    const speech = { payload: "Hello", voice: "AWS.Polly.Joanna", command_id: "1" };
    await client.calls.actions.speak(call, speech);
    await client.calls.actions.speak(call, speech);
    await visit(number, { conversation: call, text: "Two apples" });
    await expect.poll(types, within).toContain("call.speak.ended");
    await client.calls.actions.hangup(call, {});
    await expect.poll(types, within).toContain("call.cost");
    const all = await events();
    expect(all.filter(({ event_type }) => event_type === "call.speak.ended")).toHaveLength(1);
    expect(
      all.find(({ event_type }) => event_type === "call.transcription")?.payload,
    ).toMatchObject({
      call_control_id: call,
      connection_id: application,
      client_state: "YQ==",
      transcription_data: { transcript: "Two apples", is_final: true },
    });
    expect(all.at(-1)?.payload).toMatchObject({ total_cost: "0.01000", billed_duration_secs: 60 });
    await expect(client.calls.actions.speak(call, speech)).rejects.toMatchObject({ status: 422 });
  });

  it("calls somebody, who hangs up after answering", async () => {
    const { data } = await client.calls.dial({
      connection_id: application,
      from: number,
      to: person,
    });
    const call = data?.call_control_id ?? "";
    await visit(number, { conversation: call, do: "answer" });
    await visit(number, { conversation: call, do: "hang_up" });
    await expect
      .poll(types, within)
      .toEqual(["call.initiated", "call.answered", "call.hangup", "call.cost"]);
  });
});
