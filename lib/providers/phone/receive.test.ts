import { generateKeyPairSync, sign } from "node:crypto";
import { TelnyxWebhook } from "telnyx/lib/webhooks";
import twilio from "twilio";
import { describe, expect, test } from "vitest";
import type { InboundChannel, InboundRequest, Received } from "../channel";
import { receivePhone } from "./receive";
import { toClientState } from "./telnyx-event";

const number = "+14155550100";
const person = "+16505550177";
const pair = generateKeyPairSync("ed25519");
const publicKey = pair.publicKey
  .export({ format: "der", type: "spki" })
  .subarray(12)
  .toString("base64");

const channel = (secret: Record<string, string>): InboundChannel => ({
  world: "real",
  secret: { number, numberId: "1", ...secret },
  account: { id: number, name: "+1 415 555 0100" },
  facts: { own: { applicationId: "app-1", profileId: "profile-1" } },
  settings: { greeting: "Hello & welcome", language: "de-DE", voice: "man" },
  fetchKeys: () => Promise.reject(new Error("No keys are fetched")),
});
const atTwilio = channel({ telephony: "twilio", accountSid: "AC1", authToken: "token" });
const atTelnyx = channel({ telephony: "telnyx", apiKey: "KEY1", publicKey });

const address = "https://alfe.test/api/channels/phone/abc";

const request = (
  url: string,
  body: string,
  headers: Record<string, string>,
  method = "POST",
): InboundRequest => ({
  method,
  url: new URL(url),
  path: new URL(url).pathname.split("/abc")[1]?.replace(/^\//, "") ?? "",
  headers: new Headers(headers),
  body: new TextEncoder().encode(body),
  receivedAt: new Date(),
});

type Sending = { path: string; token: string; url: string; method: string };

/** As Twilio sends it, signed by its own library. */
function fromTwilio(
  fields: Record<string, string>,
  { path = "", token = "token", url, method = "POST" }: Partial<Sending> = {},
): InboundRequest {
  const all = { AccountSid: "AC1", ...fields };
  const to = url ?? address + path;
  return request(
    to,
    new URLSearchParams(all).toString(),
    {
      "content-type": "application/x-www-form-urlencoded",
      "x-twilio-signature": twilio.getExpectedTwilioSignature(token, to, all),
    },
    method,
  );
}

/** As Telnyx sends it; its own verifier agrees. */
async function fromTelnyx(
  event_type: string,
  payload: object,
  { id = "event-1", method = "POST" } = {},
): Promise<InboundRequest> {
  const occurred_at = "2026-11-22T10:00:00.000Z";
  const body = JSON.stringify({ data: { id, event_type, occurred_at, payload } });
  const time = String(Math.floor(Date.now() / 1000));
  const signature = sign(null, Buffer.from(`${time}|${body}`), pair.privateKey).toString("base64");
  const headers = { "telnyx-timestamp": time, "telnyx-signature-ed25519": signature };
  await new TelnyxWebhook(publicKey).verify(body, headers);
  return request(address, body, { "content-type": "application/json", ...headers }, method);
}

const accepted = (received: Received) => {
  if (received.kind !== "accepted") throw new Error(`It was refused: ${received.reason}`);
  return received;
};
const speech = (texts: string[], hangUp = false) => ({
  takeSpeech: () => Promise.resolve({ texts, hangUp }),
});
async function spoken(received: Received, texts: string[] = [], hangUp = false) {
  const { answer } = accepted(received);
  return typeof answer === "function" ? answer(speech(texts, hangUp)) : answer;
}

describe("a text through Twilio", () => {
  const text = { MessageSid: "SM1", From: person, To: number, Body: "Hello", NumSegments: "2" };

  test("is read with its parts and pictures", async () => {
    const media = {
      NumMedia: "1",
      MediaUrl0: "https://m.test/ME1",
      MediaContentType0: "image/png",
    };
    const received = accepted(await receivePhone(fromTwilio({ ...text, ...media }), atTwilio));
    expect(received.messages).toMatchObject([
      {
        externalId: "SM1",
        conversation: { id: person, kind: "sms", name: "+1 650 555 0177" },
        text: "Hello",
        attachments: [{ id: "ME1", contentType: "image/png", url: "https://m.test/ME1" }],
      },
    ]);
    expect(received.events).toEqual([
      { type: "text_charge", messageId: "SM1", party: person, parts: 2 },
    ]);
  });

  test("that says STOP opts out, and Twilio has answered it", async () => {
    const received = await receivePhone(fromTwilio({ ...text, Body: " Stop " }), atTwilio);
    expect(accepted(received).events).toContainEqual({
      type: "opt_out",
      word: "STOP",
      messageId: "SM1",
      recipient: person,
      isAnswered: true,
    });
  });

  test.each([
    ["to another number", fromTwilio({ ...text, To: "+14155550102" }), 403],
    ["of another account", fromTwilio({ ...text, AccountSid: "AC2" }), 403],
    ["signed with another token", fromTwilio(text, { token: "other" }), 401],
    [
      "signed for another channel's address",
      {
        ...fromTwilio(text, { url: "https://alfe.test/api/channels/phone/other" }),
        url: new URL(address),
      },
      401,
    ],
    ["without a sender", fromTwilio({ ...text, From: "" }), 400],
    ["without an id", fromTwilio({ ...text, MessageSid: "" }), 400],
    ["that is neither text nor call", fromTwilio({ From: person, To: number }), 400],
    ["that is fetched", fromTwilio(text, { method: "GET" }), 405],
  ])("%s is refused", async (_what, forged, status) => {
    expect(await receivePhone(forged, atTwilio)).toMatchObject({ kind: "refused", status });
  });

  test.each([
    ["sent", "sent"],
    ["delivered", "delivered"],
    ["undelivered", "failed"],
  ])("of ours that is %s is noted as %s", async (MessageStatus, state) => {
    const fields = {
      MessageSid: "SM2",
      MessageStatus,
      SmsStatus: MessageStatus,
      From: number,
      To: person,
    };
    const { events, messages } = accepted(await receivePhone(fromTwilio(fields), atTwilio));
    expect(messages).toEqual([]);
    expect(events).toMatchObject([{ type: "delivery", messageId: "SM2", state }]);
    const others = fromTwilio({ ...fields, From: "+14155550102" });
    expect(await receivePhone(others, atTwilio)).toMatchObject({ kind: "refused" });
  });
});

describe("a call through Twilio", () => {
  const call = {
    CallSid: "CA1",
    From: person,
    To: number,
    Direction: "inbound",
    CallStatus: "ringing",
  };

  test("is greeted in the voice of the settings, and listened to", async () => {
    const received = await receivePhone(fromTwilio(call, { path: "/voice" }), atTwilio);
    expect(accepted(received).messages).toMatchObject([
      { kind: "system", conversation: { id: "CA1", kind: "call" } },
    ]);
    expect(accepted(received).events).toMatchObject([
      { state: "answered", direction: "in", party: person },
    ]);
    const { body, headers } = await spoken(received);
    expect(headers?.["content-type"]).toContain("xml");
    expect(body).toContain('<Say voice="Polly.Hans" language="de-DE">Hello &amp; welcome</Say>');
    expect(body).toMatch(
      /<Gather input="speech" method="POST" action="https:\/\/alfe\.test\/api\/channels\/phone\/abc\/voice\?turn=[\w-]+"/,
    );
  });

  test("hands over what was heard, once however often it is told, and says what the agent says", async () => {
    const inTalk = { ...call, CallStatus: "in-progress", SpeechResult: "Two apples" };
    const turn = fromTwilio(inTalk, { path: "/voice?turn=t-1" });
    const [first, again] = [await receivePhone(turn, atTwilio), await receivePhone(turn, atTwilio)];
    expect(accepted(first).messages).toMatchObject([
      { externalId: "CA1:heard:t-1", kind: "speech", text: "Two apples" },
    ]);
    expect(accepted(again).messages[0]?.externalId).toBe("CA1:heard:t-1");
    const { body } = await spoken(first, ["They cost <2>", "Anything else?"]);
    expect(body).toContain("They cost &lt;2&gt;</Say><Say");
    expect(body).toContain("<Gather");
    expect((await spoken(first, ["Bye"], true)).body).toMatch(/Bye<\/Say><Hangup\/><\/Response>$/);
  });

  test("cannot be heard of in another turn than the one that Twilio signed", async () => {
    const inTalk = { ...call, CallStatus: "in-progress", SpeechResult: "Two apples" };
    const turn = fromTwilio(inTalk, { path: "/voice?turn=t-1" });
    const moved = { ...turn, url: new URL(`${address}/voice?turn=t-2`) };
    expect(await receivePhone(moved, atTwilio)).toMatchObject({ kind: "refused", status: 401 });
  });

  test("that is over says how long it took, and one that nobody took failed", async () => {
    const ended = { ...call, CallStatus: "completed", CallDuration: "42" };
    const { events, messages } = accepted(
      await receivePhone(fromTwilio(ended, { path: "/voice/status" }), atTwilio),
    );
    expect(events).toMatchObject([{ type: "call", callId: "CA1", state: "ended", seconds: 42 }]);
    expect(messages).toMatchObject([{ externalId: "CA1:ended", kind: "system" }]);
    const busy = {
      CallSid: "CA2",
      From: number,
      To: person,
      Direction: "outbound-api",
      CallStatus: "busy",
    };
    expect(accepted(await receivePhone(fromTwilio(busy), atTwilio)).events).toMatchObject([
      { state: "failed", direction: "out", party: person },
    ]);
  });

  test("of another number is refused", async () => {
    const other = fromTwilio({ ...call, To: "+14155550102" });
    expect(await receivePhone(other, atTwilio)).toMatchObject({ kind: "refused", status: 403 });
  });
});

describe("what Telnyx tells", () => {
  const text = {
    id: "m1",
    from: { phone_number: person },
    to: [{ phone_number: number, status: "webhook_delivered" }],
    text: "Hello",
    parts: 1,
    cost: { amount: "0.0040", currency: "USD" },
    received_at: "2026-11-22T09:59:59.123Z",
  };

  test("of a text is read, with the price and its own time", async () => {
    const { messages, events } = accepted(
      await receivePhone(await fromTelnyx("message.received", text), atTelnyx),
    );
    expect(messages).toMatchObject([
      { externalId: "m1", text: "Hello", sentAt: new Date("2026-11-22T09:59:59.123Z") },
    ]);
    expect(events).toEqual([
      { type: "text_charge", messageId: "m1", party: person, parts: 1, priceMicros: 4_000n },
    ]);
  });

  test("of STOP opts out; whether it answered it says itself", async () => {
    const stop = { ...text, text: "STOP" };
    for (const [autoresponse_type, isAnswered] of [
      [null, false],
      ["opt_out", true],
    ]) {
      const event = await fromTelnyx("message.received", { ...stop, autoresponse_type });
      expect(accepted(await receivePhone(event, atTelnyx)).events).toContainEqual(
        expect.objectContaining({ type: "opt_out", recipient: person, isAnswered }),
      );
    }
  });

  test("of a text of ours is its outcome, parts and price", async () => {
    const ours = {
      ...text,
      from: { phone_number: number },
      to: [{ phone_number: person, status: "delivered" }],
      parts: 3,
    };
    const event = await fromTelnyx("message.finalized", ours);
    expect(accepted(await receivePhone(event, atTelnyx)).events).toEqual([
      { type: "delivery", messageId: "m1", state: "delivered", parts: 3, priceMicros: 4_000n },
    ]);
  });

  const call = {
    call_control_id: "c1",
    connection_id: "app-1",
    client_state: null,
    from: person,
    to: number,
    direction: "incoming",
  };
  const { from: _from, to: _to, direction: _direction, ...unnamed } = call;
  const known = { client_state: toClientState({ party: person, direction: "in" }) };

  test("of a call is its course, and what was heard once it is final", async () => {
    const tell = async (type: string, payload: object, id = "e1") =>
      accepted(await receivePhone(await fromTelnyx(type, payload, { id }), atTelnyx));
    expect((await tell("call.initiated", call)).events).toMatchObject([
      { state: "ringing", direction: "in", party: person },
    ]);
    expect((await tell("call.answered", { ...call, ...known })).events).toMatchObject([
      { state: "answered" },
    ]);
    const heard = (is_final: boolean) => ({
      ...unnamed,
      ...known,
      transcription_data: { transcript: "Two apples", is_final },
    });
    expect((await tell("call.transcription", heard(false))).messages).toEqual([]);
    expect((await tell("call.transcription", heard(true), "e7")).messages).toMatchObject([
      {
        externalId: "c1:heard:e7",
        kind: "speech",
        text: "Two apples",
        conversation: { id: "c1", name: "+1 650 555 0177" },
      },
    ]);
    const saying = {
      client_state: toClientState({ party: person, direction: "in", messageId: "c1:9" }),
    };
    expect(
      (await tell("call.speak.ended", { ...unnamed, ...saying, status: "completed" })).events,
    ).toEqual([{ type: "delivery", messageId: "c1:9", state: "delivered" }]);
    expect(
      (await tell("call.hangup", { ...call, ...known, hangup_cause: "normal_clearing" })).events,
    ).toMatchObject([{ state: "ended" }]);
    expect(
      (
        await tell("call.cost", {
          ...unnamed,
          ...known,
          total_cost: "0.0140",
          billed_duration_secs: 60,
        })
      ).events,
    ).toEqual([{ type: "call", callId: "c1", priceMicros: 14_000n, seconds: 60 }]);
  });

  test.each([
    [
      "a text to another number of the account",
      "message.received",
      { ...text, to: [{ phone_number: "+14155550103" }] },
      403,
    ],
    [
      "the outcome of another number's text",
      "message.sent",
      { ...text, from: { phone_number: "+14155550103" } },
      403,
    ],
    ["a call to another number", "call.initiated", { ...call, to: "+14155550103" }, 403],
    [
      "a call of another number's application",
      "call.initiated",
      { ...call, connection_id: "app-2" },
      403,
    ],
    [
      "speech in a call of another number",
      "call.transcription",
      { ...unnamed, ...known, connection_id: "app-2" },
      403,
    ],
    ["a text without a sender", "message.received", { ...text, from: null }, 400],
    ["a call without an id", "call.initiated", { ...call, call_control_id: "" }, 400],
  ])("about %s is refused", async (_what, type, payload, status) => {
    const received = await receivePhone(await fromTelnyx(type, payload), atTelnyx);
    expect(received).toMatchObject({ kind: "refused", status });
  });

  test("is refused where the signature, the time or the body is not Telnyx's", async () => {
    const good = await fromTelnyx("message.received", text);
    const wrong = async (changes: Partial<InboundRequest>) =>
      receivePhone({ ...good, ...changes }, atTelnyx);
    const later = new Date(Date.now() + 301_000);
    expect(await wrong({ receivedAt: later })).toMatchObject({ status: 401 });
    const body = Buffer.concat([good.body, Buffer.from(" ")]);
    expect(await wrong({ body })).toMatchObject({ status: 401 });
    expect(await wrong({ headers: new Headers() })).toMatchObject({ status: 401 });
    expect(await wrong({ method: "GET" })).toMatchObject({ status: 405 });
    const odd = await fromTelnyx("message.received", text, { id: "" });
    expect(await receivePhone(odd, atTelnyx)).toMatchObject({ kind: "refused", status: 400 });
  });

  test("that nobody asked for is taken and forgotten", async () => {
    const event = await fromTelnyx("number_order.complete", { any: 1 });
    expect(accepted(await receivePhone(event, atTelnyx))).toMatchObject({
      messages: [],
      events: [],
    });
  });
});
