import { generateKeyPairSync, randomBytes, sign } from "node:crypto";
import { verifyKey } from "discord-interactions";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { InboundRequest } from "../channel";
import { discordFailure } from "./failure";
import { checkBotToken } from "./key";
import { installUrl } from "./permissions";
import { receiveDiscord } from "./receive";
import { sortKeyOf, timeOf } from "./snowflake";
import { isSignature, isSigned } from "./verify";

const keyPair = () => {
  const { publicKey, privateKey } = generateKeyPairSync("ed25519");
  const hex = publicKey.export({ format: "der", type: "spki" }).subarray(-32).toString("hex");
  return { hex, privateKey };
};
const own = keyPair();
const applicationId = "1500000000000000001";
const channel = {
  account: { id: applicationId, name: "scout#4821" },
  facts: { own: { verifyKey: own.hex, userId: "1600000000000000001" } },
};

type Changes = { at?: number; key?: typeof own; signedBody?: string; path?: string };

function request(body: string | Uint8Array, changes: Changes = {}): InboundRequest {
  const { at = Date.now(), key = own, path = "interactions" } = changes;
  const timestamp = String(Math.floor(at / 1000));
  const bytes = typeof body === "string" ? Buffer.from(body) : body;
  const signed = changes.signedBody === undefined ? bytes : Buffer.from(changes.signedBody);
  const signature = sign(null, Buffer.concat([Buffer.from(timestamp), signed]), key.privateKey);
  return {
    method: "POST",
    url: new URL("https://alfe.example.com/api/channels/discord/x/interactions"),
    path,
    headers: new Headers({
      "x-signature-ed25519": signature.toString("hex"),
      "x-signature-timestamp": timestamp,
    }),
    body: bytes,
    receivedAt: new Date(),
  };
}

const command = (more: object = {}) => ({
  id: "1420070400000000042",
  application_id: applicationId,
  type: 2,
  token: "token-of-the-use",
  channel: { id: "1300000000000000001", type: 0, name: "general" },
  guild_id: "1200000000000000001",
  member: { nick: "Annie", user: { id: "1100000000000000001", username: "anna" } },
  data: { name: "ask", options: [{ name: "message", value: "what is up?" }] },
  ...more,
});

const receive = (body: object, changes?: Changes) =>
  receiveDiscord(request(JSON.stringify(body), changes), channel);

describe("a signature", () => {
  test("is judged as Discord's own library judges it, on any bytes", async () => {
    const key = keyPair();
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 300 }),
        fc.constantFrom("right", "flipped", "other_body", "other_time", "short", "other_key"),
        async (body, what) => {
          const good = request(body, { key });
          const headers = new Headers(good.headers);
          const hex = headers.get("x-signature-ed25519") ?? "";
          const timestamp = headers.get("x-signature-timestamp") ?? "";
          if (what === "flipped")
            headers.set("x-signature-ed25519", (hex.startsWith("0") ? "1" : "0") + hex.slice(1));
          if (what === "short") headers.set("x-signature-ed25519", hex.slice(2));
          if (what === "other_time")
            headers.set("x-signature-timestamp", String(Number(timestamp) + 1));
          const sent = {
            ...good,
            headers,
            body: what === "other_body" ? Buffer.concat([body, Buffer.from("x")]) : body,
          };
          const judge = what === "other_key" ? keyPair().hex : key.hex;
          const theirs = await verifyKey(
            Buffer.from(sent.body),
            headers.get("x-signature-ed25519") ?? "",
            headers.get("x-signature-timestamp") ?? "",
            judge,
          );
          expect(isSigned(sent, judge)).toBe(theirs);
          expect(theirs).toBe(what === "right");
        },
      ),
      { numRuns: 150 },
    );
  });

  // RFC 8032, section 7.1: TEST 1, 2 and 3.
  test.each([
    [
      "",
      "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
      "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
    ],
    [
      "72",
      "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
      "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    ],
    [
      "af82",
      "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
      "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
    ],
  ])(
    "that the RFC publishes for the message %j is one, and for no other",
    (hex, key, signature) => {
      const message = Buffer.from(hex, "hex");
      expect(isSignature(signature, message, key)).toBe(true);
      expect(isSignature(signature, Buffer.concat([message, Buffer.from([0])]), key)).toBe(false);
    },
  );

  test.each([
    ["recorded six minutes ago", { at: Date.now() - 360_000 }],
    ["from six minutes ahead", { at: Date.now() + 360_000 }],
    ["of another application's key", { key: keyPair() }],
    ["of another body", { signedBody: JSON.stringify(command({ id: "1420070400000000043" })) }],
  ])("%s is refused with 401, which Discord tests", async (_, changes) => {
    expect(await receive(command(), changes)).toMatchObject({ kind: "refused", status: 401 });
  });

  test.each([
    ["x-signature-ed25519", ""],
    ["x-signature-ed25519", "zz".repeat(64)],
    ["x-signature-ed25519", "00".repeat(64)],
    ["x-signature-timestamp", ""],
    ["x-signature-timestamp", "soon"],
    ["x-signature-timestamp", "1e9"],
  ])("with %s as %j is refused and breaks nothing", async (name, value) => {
    const sent = request(JSON.stringify(command()));
    sent.headers.set(name, value);
    expect(await receiveDiscord(sent, channel)).toMatchObject({ kind: "refused", status: 401 });
  });

  test("of a bot whose key is not known yet is refused", async () => {
    const sent = request(JSON.stringify(command()));
    expect(await receiveDiscord(sent, { ...channel, facts: {} })).toMatchObject({ status: 401 });
  });
});

describe("what is signed", () => {
  test("as a ping is answered with a pong, and nothing is stored", async () => {
    const received = await receive({ id: "1", application_id: applicationId, type: 1 });
    expect(received).toMatchObject({
      kind: "accepted",
      messages: [],
      events: [],
      answer: { status: 200, body: '{"type":1}' },
    });
  });

  test("as a command is a message of who used it, and waits for its answer", async () => {
    const received = await receive(command());
    expect(received).toMatchObject({
      kind: "accepted",
      answer: { status: 200, body: '{"type":5}' },
      messages: [
        {
          externalId: "1420070400000000042",
          kind: "command",
          text: "/ask what is up?",
          sender: { id: "1100000000000000001", name: "Annie", isBot: false },
          conversation: { id: "1300000000000000001", kind: "channel", name: "#general" },
          thread: null,
          reference: { applicationId, token: "token-of-the-use" },
        },
      ],
    });
  });

  test("in a thread belongs to the channel of the thread", async () => {
    const thread = {
      id: "1300000000000000009",
      type: 11,
      name: "release",
      parent_id: "1300000000000000001",
    };
    expect(await receive(command({ channel: thread }))).toMatchObject({
      messages: [{ conversation: { id: thread.parent_id }, thread: thread.id }],
    });
  });

  test("in private names the person", async () => {
    const direct = {
      channel: { id: "1300000000000000005", type: 1 },
      guild_id: undefined,
      member: undefined,
      user: { id: "1100000000000000002", username: "ben", global_name: "Ben" },
    };
    expect(await receive(command(direct))).toMatchObject({
      messages: [{ conversation: { kind: "direct", name: "Ben" }, sender: { name: "Ben" } }],
    });
  });

  test("for another application is refused, though its key should sign it", async () => {
    const other = { application_id: "1500000000000000002" };
    expect(await receive(command(other))).toMatchObject({ kind: "refused", status: 403 });
    expect(await receive({ ...other, type: 0 }, { path: "events" })).toMatchObject({ status: 403 });
  });

  test("as an event about the application has its facts read anew", async () => {
    const event = { version: 1, application_id: applicationId, type: 0 };
    expect(await receive(event, { path: "events" })).toMatchObject({
      answer: { status: 204 },
      events: [],
    });
    const joined = { ...event, type: 1, event: { type: "APPLICATION_AUTHORIZED" } };
    expect(await receive(joined, { path: "events" })).toMatchObject({
      answer: { status: 204 },
      messages: [],
      events: [{ type: "facts_changed" }],
    });
  });

  test("and is nonsense is refused, whatever it is and wherever it is sent", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.json(), fc.string(), fc.uint8Array()),
        fc.constantFrom("interactions", "events", "", "interactions/x", "__proto__"),
        async (body, path) => {
          const received = await receiveDiscord(request(body, { path }), channel);
          expect(received).toMatchObject({ kind: "refused", status: 400 });
        },
      ),
      { numRuns: 200 },
    );
  });

  test("and is not posted is refused", async () => {
    const sent = { ...request(JSON.stringify(command())), method: "GET" };
    expect(await receiveDiscord(sent, channel)).toMatchObject({ status: 405 });
  });
});

describe("an id of Discord's", () => {
  test("says when it came to be, as in Discord's documentation", () => {
    expect(timeOf("175928847299117063").toISOString()).toBe("2016-04-30T11:18:25.796Z");
  });

  test("orders as text as it does as a number", () => {
    const ids = ["9", "10", "175928847299117063", "1420070400000000042"];
    expect(ids.map(sortKeyOf).toSorted()).toEqual(ids.map(sortKeyOf));
  });
});

test("the install link asks for what the bot needs, and not to administer", () => {
  const url = new URL(installUrl(applicationId));
  expect(url.searchParams.get("scope")).toBe("bot applications.commands");
  const bits = BigInt(url.searchParams.get("permissions") ?? "0");
  for (const needed of [6n, 10n, 11n, 16n, 38n]) expect((bits >> needed) & 1n).toBe(1n);
  for (const tooMuch of [3n, 4n, 5n, 13n, 28n]) expect((bits >> tooMuch) & 1n).toBe(0n);
});

describe("what a person pastes", () => {
  test("is taken where it looks like a bot's token", () => {
    const real = `${randomBytes(19).toString("base64url")}.GaBcDe.${randomBytes(28).toString("base64url")}`;
    for (const token of [real, "sandbox-discord-scout"])
      expect(checkBotToken(token)).toBeUndefined();
  });

  test.each([
    ["1500000000000000001", /application's id/],
    ["ab".repeat(32), /public key/],
    ["abcdefghijklmnopqrstuvwxyz012345", /client secret/],
    ["hello", /three parts/],
    ["", /three parts/],
  ])("is told apart: %s", (value, said) => {
    expect(checkBotToken(value)).toMatch(said);
  });
});

describe("Discord's refusals", () => {
  const refusal = (status: number, body: object) =>
    discordFailure({ status, body, headers: new Headers() });

  test("an answer to a command that came too late does not make the bot's own token a dead one", () => {
    expect(refusal(401, { code: 50027, message: "Invalid Webhook Token" })?.reason).toBe("invalid");
    expect(refusal(401, { code: 0, message: "401: Unauthorized" })?.reason).toBe("unauthorized");
  });

  test("a limit says how long it holds", () => {
    expect(refusal(429, { retry_after: 1.35, global: false })).toMatchObject({
      reason: "rate_limited",
      retryAfterSeconds: 2,
    });
  });

  test.each([
    [403, 50001, "forbidden"],
    [403, 50013, "forbidden"],
    [404, 10003, "not_found"],
    [400, 50006, "invalid"],
  ])("%i with code %i is %s", (status, code, reason) => {
    expect(refusal(status, { code, message: "x" })?.reason).toBe(reason);
  });
});
