import { createHmac, generateKeyPairSync, sign } from "node:crypto";
import fc from "fast-check";
import twilio from "twilio";
import { describe, expect, test } from "vitest";
import { hostileText, hostileValue } from "@/lib/testing/hostile-input";
import type { InboundChannel, InboundRequest, Received } from "./channel";
import { providers } from "./catalog";

const discordKeys = generateKeyPairSync("ed25519");
const telnyxKeys = generateKeyPairSync("ed25519");
const rawKey = ({ publicKey }: typeof discordKeys) =>
  publicKey.export({ format: "der", type: "spki" }).subarray(-32);

const number = "+14155550100";
const now = () => String(Math.floor(Date.now() / 1000));
const json = { "content-type": "application/json" };

type Signed = { body: string; headers: Record<string, string> };

/** A platform: what a channel of it knows, one event of its own, and how it signs. */
type Platform = {
  provider: string;
  paths: readonly string[];
  channel: Partial<InboundChannel>;
  events: readonly object[];
  sign: (event: unknown, url: URL) => Signed;
};

const platforms: Record<string, Platform> = {
  Slack: {
    provider: "slack",
    paths: ["events", "commands", "interactivity"],
    channel: {
      secret: { botToken: "xoxb-sandbox-scout", signingSecret: "shh" },
      account: { id: "T0ACME:U0SCOUT", name: "@scout" },
      facts: { own: { appId: "A0SCOUT", botUserId: "U0SCOUT" } },
    },
    events: [
      { type: "url_verification", challenge: "abc" },
      {
        type: "event_callback",
        team_id: "T0ACME",
        api_app_id: "A0SCOUT",
        event_id: "Ev1",
        event_time: 1,
        event: {
          type: "message",
          channel: "C1",
          channel_type: "channel",
          user: "U1",
          text: "Hello",
          ts: "1700000000.000100",
          thread_ts: "1700000000.000001",
          files: [{ id: "F1", name: "a.png", mimetype: "image/png", size: 3 }],
        },
      },
    ],
    sign: (event) => {
      const body = JSON.stringify(event);
      const timestamp = now();
      const mac = createHmac("sha256", "shh").update(`v0:${timestamp}:${body}`).digest("hex");
      const headers = { "x-slack-request-timestamp": timestamp, "x-slack-signature": `v0=${mac}` };
      return { body, headers: { ...json, ...headers } };
    },
  },
  Discord: {
    provider: "discord",
    paths: ["interactions", "events"],
    channel: {
      account: { id: "1500000000000000001", name: "scout#4821" },
      facts: {
        own: { verifyKey: rawKey(discordKeys).toString("hex"), userId: "1600000000000000001" },
      },
    },
    events: [
      {
        id: "1420070400000000042",
        application_id: "1500000000000000001",
        type: 2,
        token: "token",
        channel: { id: "1300000000000000001", type: 0, name: "general" },
        guild_id: "1200000000000000001",
        member: { nick: "Annie", user: { id: "1100000000000000001", username: "anna" } },
        data: { name: "ask", options: [{ name: "message", value: "what is up?" }] },
      },
    ],
    sign: (event) => {
      const body = JSON.stringify(event);
      const timestamp = now();
      const signature = sign(null, Buffer.from(timestamp + body), discordKeys.privateKey);
      return {
        body,
        headers: {
          "x-signature-ed25519": signature.toString("hex"),
          "x-signature-timestamp": timestamp,
        },
      };
    },
  },
  Telegram: {
    provider: "telegram",
    paths: [""],
    channel: {
      secret: { token: "1:sandbox", webhookSecret: "s".repeat(43) },
      account: { id: "1", name: "@scout_bot" },
    },
    events: [
      {
        update_id: 7,
        message: {
          message_id: 3,
          date: 1_700_000_000,
          chat: { id: -100, type: "supergroup", title: "Team" },
          from: { id: 5, is_bot: false, first_name: "Anna", username: "anna" },
          text: "/ask @scout_bot hello",
          entities: [{ type: "mention", offset: 5, length: 10 }],
          photo: [{ file_id: "p", file_unique_id: "u", width: 1, height: 1 }],
        },
      },
      {
        update_id: 8,
        message_reaction: {
          chat: { id: 5, type: "private", first_name: "Anna" },
          message_id: 3,
          user: { id: 5, is_bot: false, first_name: "Anna" },
          date: 1_700_000_000,
          old_reaction: [],
          new_reaction: [{ type: "emoji", emoji: "👍" }],
        },
      },
    ],
    sign: (event) => ({
      body: JSON.stringify(event),
      headers: { ...json, "x-telegram-bot-api-secret-token": "s".repeat(43) },
    }),
  },
  Twilio: {
    provider: "phone",
    paths: ["", "voice", "voice/status", "sms", "sms/status", "speech"],
    channel: {
      secret: {
        number,
        numberId: "PN1",
        telephony: "twilio",
        accountSid: "AC1",
        authToken: "token",
      },
      account: { id: number, name: "+1 415 555 0100" },
    },
    events: [
      {
        AccountSid: "AC1",
        MessageSid: "SM1",
        From: "+16505550177",
        To: number,
        Body: "Hello",
        NumSegments: "1",
        NumMedia: "1",
        MediaUrl0: "https://api.twilio.com/m",
        MediaContentType0: "image/png",
      },
      {
        AccountSid: "AC1",
        CallSid: "CA1",
        From: "+16505550177",
        To: number,
        Direction: "inbound",
        CallStatus: "in-progress",
        SpeechResult: "Hello",
        CallDuration: "61",
      },
    ],
    sign: (event, url) => {
      const fields = Object.fromEntries(
        Object.entries(event as object).map(([name, value]) => [
          name,
          typeof value === "string" ? value : JSON.stringify(value),
        ]),
      );
      return {
        body: new URLSearchParams(fields).toString(),
        headers: {
          "content-type": "application/x-www-form-urlencoded",
          "x-twilio-signature": twilio.getExpectedTwilioSignature("token", url.href, fields),
        },
      };
    },
  },
  Telnyx: {
    provider: "phone",
    paths: ["", "voice", "sms"],
    channel: {
      secret: {
        ...{ number, numberId: "1", telephony: "telnyx", apiKey: "KEY1" },
        publicKey: rawKey(telnyxKeys).toString("base64"),
      },
      account: { id: number, name: "+1 415 555 0100" },
      facts: { own: { applicationId: "app-1", profileId: "profile-1" } },
    },
    events: [
      {
        data: {
          event_type: "message.received",
          id: "e1",
          occurred_at: "2026-11-01T00:00:00Z",
          payload: {
            id: "m1",
            from: { phone_number: "+16505550177" },
            to: [{ phone_number: number }],
            text: "Hello",
            parts: 1,
            media: [{ url: "https://media.telnyx.com/a", content_type: "image/png" }],
            messaging_profile_id: "profile-1",
          },
        },
      },
      {
        data: {
          event_type: "call.hangup",
          id: "e2",
          occurred_at: "2026-11-01T00:00:00Z",
          payload: {
            call_control_id: "c1",
            connection_id: "app-1",
            from: "+16505550177",
            to: number,
            direction: "incoming",
            start_time: "2026-11-01T00:00:00Z",
            end_time: "2026-11-01T00:01:01Z",
          },
        },
      },
    ],
    sign: (event) => {
      const body = JSON.stringify(event);
      const timestamp = now();
      const signature = sign(null, Buffer.from(`${timestamp}|${body}`), telnyxKeys.privateKey);
      return {
        body,
        headers: {
          ...json,
          "telnyx-timestamp": timestamp,
          "telnyx-signature-ed25519": signature.toString("base64"),
        },
      };
    },
  },
};

const toRequest = (path: string, { body, headers }: Signed, method = "POST"): InboundRequest => ({
  method,
  url: address(path),
  path,
  headers: new Headers(headers),
  body: new TextEncoder().encode(body),
  receivedAt: new Date(),
});

const address = (path: string) =>
  new URL(`https://alfe.test/api/channels/x/abc${path === "" ? "" : `/${path}`}`);

function receiveAt({ provider, channel }: Platform, request: InboundRequest): Promise<Received> {
  const receive = providers[provider]?.channel?.receive;
  if (!receive) throw new Error(`${provider} is no channel`);
  return receive(request, {
    world: "real",
    secret: {},
    account: { id: "", name: "" },
    facts: {},
    settings: {},
    fetchKeys: () => Promise.reject(new Error("No keys are fetched")),
    ...channel,
  });
}

/** The event with something else at one place of it. */
function changed(event: unknown, way: readonly number[], value: unknown): unknown {
  const [step, ...rest] = way;
  if (step === undefined || typeof event !== "object" || event === null) return value;
  const keys = Object.keys(event);
  const at = keys[step % Math.max(keys.length, 1)];
  if (at === undefined) return value;
  const inner = changed((event as Record<string, unknown>)[at], rest, value);
  return Array.isArray(event)
    ? event.map((each: unknown, index) => (String(index) === at ? inner : each))
    : { ...event, [at]: inner };
}

describe.each(Object.entries(platforms))("%s", (_name, platform) => {
  const path = fc.oneof(fc.constantFrom(...platform.paths), hostileText.filter(isPath));

  test("reads its own event", async () => {
    const [event = {}] = platform.events.toReversed();
    for (const each of platform.paths) {
      const received = await receiveAt(
        platform,
        toRequest(each, platform.sign(event, address(each))),
      );
      if (received.kind === "accepted") return;
    }
    expect.unreachable("none of its paths takes its own event");
  });

  test("what it signed is read or refused, whatever stands in it, and never fails", async () => {
    await fc.assert(
      fc.asyncProperty(
        path,
        fc.constantFrom(...platform.events),
        fc.array(fc.nat(20), { minLength: 1, maxLength: 5 }),
        fc.oneof(hostileValue, hostileText),
        async (at, event, way, value) => {
          const signed = platform.sign(changed(event, way, value), address(at));
          const received = await receiveAt(platform, toRequest(at, signed));
          if (received.kind === "refused") return;
          for (const { externalId, sentAt, text, conversation } of received.messages) {
            expect([typeof externalId, typeof text, typeof conversation.id]).toEqual(
              Array(3).fill("string"),
            );
            expect(sentAt.getTime()).not.toBeNaN();
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  test("what it did not sign is refused", async () => {
    const header = fc.tuple(
      fc.constantFrom(
        ...platform.events.flatMap((event) =>
          Object.keys(platform.sign(event, address("")).headers),
        ),
      ),
      fc.oneof(fc.string({ maxLength: 130 }), fc.constantFrom("", now(), "v0=")),
    );
    await fc.assert(
      fc.asyncProperty(
        path,
        fc.constantFrom("GET", "POST"),
        fc.constantFrom(...platform.events),
        fc.array(header, { minLength: 1, maxLength: 3 }),
        async (at, method, event, forged) => {
          const { body } = platform.sign(event, address(at));
          const headers = Object.fromEntries(forged.filter(([, value]) => isHeader(value)));
          const received = await receiveAt(platform, toRequest(at, { body, headers }, method));
          expect(received.kind).toBe("refused");
        },
      ),
      { numRuns: 200 },
    );
  });
});

function isPath(text: string): boolean {
  return /^[\w/.-]{0,40}$/.test(text) && !text.startsWith("/");
}

function isHeader(text: string): boolean {
  return /^[\x20-\x7e]*$/.test(text);
}
