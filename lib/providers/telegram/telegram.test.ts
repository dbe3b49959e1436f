import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { InboundChannel, InboundRequest, Received } from "../channel";
import { placeToken } from "../telegram-api";
import { telegramFailure } from "../telegram-failure";
import { telegram } from "./provider";
import { receiveTelegram } from "./receive";

const webhookSecret = randomBytes(32).toString("base64url");

const channel: InboundChannel = {
  world: "real",
  secret: { botToken: "7100001:AAE-token-of-thirty-characters-x", webhookSecret },
  account: { id: "7100001", name: "@scout_bot" },
  facts: {},
  settings: {},
  fetchKeys: () => Promise.reject(new Error("Telegram has no keys")),
};

const requestOf = (
  body: string | Uint8Array,
  headers: Record<string, string> = { "x-telegram-bot-api-secret-token": webhookSecret },
  method = "POST",
): InboundRequest => ({
  method,
  url: new URL("https://alfe.example/api/channels/telegram/x"),
  path: "",
  headers: new Headers(headers),
  body: typeof body === "string" ? new TextEncoder().encode(body) : body,
  receivedAt: new Date(),
});

const receive = (update: object): Promise<Received> =>
  receiveTelegram(requestOf(JSON.stringify(update)), channel);

const anna = { id: 50001, is_bot: false, first_name: "Anna", last_name: "Berg" };
const group = { id: -1000000100, type: "supergroup", title: "Acme team" };
const privately = { id: 50001, type: "private", first_name: "Anna", last_name: "Berg" };
const message = (more: object) => ({
  update_id: 700,
  message: { message_id: 42, from: anna, chat: privately, date: 1793000000, ...more },
});

describe("what is taken as coming from Telegram", () => {
  const update = JSON.stringify(message({ text: "hello" }));

  test("a request without the secret, or with that of another bot, is refused", async () => {
    const others: Record<string, string>[] = [{}, { "x-telegram-bot-api-secret-token": "" }];
    for (let i = 0; i < 20; i += 1)
      others.push({ "x-telegram-bot-api-secret-token": randomBytes(32).toString("base64url") });
    others.push({ "x-telegram-bot-api-secret-token": webhookSecret.slice(0, -1) });
    others.push({ "x-telegram-bot-api-secret-token": `${webhookSecret}x` });
    others.push({ "x-telegram-bot-api-secret-token": webhookSecret.toLowerCase() });
    for (const headers of others)
      expect(await receiveTelegram(requestOf(update, headers), channel)).toMatchObject({
        kind: "refused",
        status: 401,
      });
  });

  test("a connection without a secret of its own takes nothing", () => {
    const { botToken = "" } = channel.secret;
    const bare = { ...channel, secret: { botToken } };
    const empty = { "x-telegram-bot-api-secret-token": "" };
    expect(() => receiveTelegram(requestOf(update, empty), bare)).toThrow(/Reconnect/);
  });

  test("whatever the body is, it is refused or read, and nothing breaks", async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.uint8Array(), fc.json(), fc.string()), async (body) => {
        const bytes = typeof body === "string" ? body : new Uint8Array(body);
        const received = await receiveTelegram(requestOf(bytes), channel);
        expect(received).toMatchObject({ kind: "refused", status: 400 });
        const forged = await receiveTelegram(requestOf(bytes, {}), channel);
        expect(forged).toMatchObject({ kind: "refused", status: 401 });
      }),
    );
  });

  test("only POST is taken", async () => {
    const headers = { "x-telegram-bot-api-secret-token": webhookSecret };
    for (const method of ["GET", "PUT", "DELETE"])
      expect(await receiveTelegram(requestOf(update, headers, method), channel)).toMatchObject({
        kind: "refused",
        status: 405,
      });
  });
});

describe("what people write to a bot", () => {
  test("a private message is read with who wrote it, when, and its place in the order", async () => {
    expect(await receive(message({ text: "hello" }))).toEqual({
      kind: "accepted",
      events: [],
      answer: { status: 200 },
      messages: [
        {
          externalId: "700",
          sortKey: "0000000000000700",
          conversation: { id: "50001", kind: "direct", name: "Anna Berg" },
          kind: "message",
          sender: { id: "50001", name: "Anna Berg", isBot: false, isSelf: false },
          text: "hello",
          attachments: [],
          thread: null,
          messageId: "42",
          sentAt: new Date(1793000000_000),
        },
      ],
    });
  });

  const kindOf = async (more: object) => {
    const received = await receive(message(more));
    return received.kind === "accepted" ? received.messages[0]?.kind : received.kind;
  };
  const entity = (type: string, text: string, part: string) => ({
    text,
    entities: [{ type, offset: text.indexOf(part), length: part.length }],
  });

  test("commands and mentions are told apart, and another bot's are none", async () => {
    expect(await kindOf(entity("bot_command", "/start now", "/start"))).toBe("command");
    const named = entity("bot_command", "/start@Scout_Bot now", "/start@Scout_Bot");
    expect(await kindOf({ chat: group, ...named })).toBe("command");
    const other = entity("bot_command", "/start@other_bot", "/start@other_bot");
    expect(await kindOf({ chat: group, ...other })).toBe("message");
    // Astral characters before it count twice, as Telegram counts them.
    const mention = entity("mention", "👋🏽 @scout_bot please", "@scout_bot");
    expect(await kindOf({ chat: group, ...mention })).toBe("mention");
    expect(await kindOf({ chat: group, text: "nothing for anybody" })).toBe("message");
    const answered = { message_id: 41, from: { id: 7100001, is_bot: true } };
    expect(await kindOf({ chat: group, text: "thanks", reply_to_message: answered })).toBe(
      "mention",
    );
  });

  test("a forum topic is a thread, an answer in an ordinary group is none", async () => {
    const topic = { message_thread_id: 7, is_topic_message: true, chat: group, text: "in topic" };
    expect(await receive(message(topic))).toMatchObject({ messages: [{ thread: "7" }] });
    const reply = { message_thread_id: 7, chat: group, text: "an answer" };
    expect(await receive(message(reply))).toMatchObject({ messages: [{ thread: null }] });
  });

  test("of a photo the largest size is attached, and its caption is the text", async () => {
    const photo = [
      { file_id: "small", file_size: 10 },
      { file_id: "large", file_size: 900 },
    ];
    expect(await receive(message({ photo, caption: "the logo" }))).toMatchObject({
      messages: [
        {
          text: "the logo",
          attachments: [
            { id: "large", name: "photo.jpg", contentType: "image/jpeg", size: 900, url: null },
          ],
        },
      ],
    });
  });

  test("a document keeps its name and type; a place and a contact are put into words", async () => {
    const document = { file_id: "d", file_name: "plan.pdf", mime_type: "application/pdf" };
    expect(await receive(message({ document }))).toMatchObject({
      messages: [{ text: "", attachments: [{ name: "plan.pdf", contentType: "application/pdf" }] }],
    });
    const contact = { first_name: "Ben", phone_number: "+4930123" };
    expect(await receive(message({ contact }))).toMatchObject({
      messages: [{ text: "Contact: Ben, +4930123" }],
    });
  });

  test("what nobody wrote is acknowledged and not kept", async () => {
    for (const update of [
      message({ new_chat_title: "Other" }),
      { update_id: 5, edited_message: { message_id: 1 } },
      { update_id: 6 },
    ])
      expect(await receive(update)).toMatchObject({ kind: "accepted", messages: [], events: [] });
  });

  test("an added reaction is read, one that is taken back is not", async () => {
    const reacted = (before: string[], after: string[]) => ({
      update_id: 701,
      message_reaction: {
        chat: group,
        message_id: 42,
        user: anna,
        date: 1793000000,
        old_reaction: before.map((emoji) => ({ type: "emoji", emoji })),
        new_reaction: after.map((emoji) => ({ type: "emoji", emoji })),
      },
    });
    expect(await receive(reacted(["👍"], ["👍", "🔥"]))).toMatchObject({
      messages: [{ kind: "reaction", text: "🔥", messageId: "42", sender: { id: "50001" } }],
    });
    expect(await receive(reacted(["👍"], []))).toMatchObject({ messages: [] });
  });

  test("that it was added to a group is told, that it left is not", async () => {
    const change = (from: string, to: string) => ({
      update_id: 702,
      my_chat_member: {
        chat: group,
        from: anna,
        date: 1793000000,
        old_chat_member: { status: from },
        new_chat_member: { status: to },
      },
    });
    expect(await receive(change("left", "member"))).toMatchObject({
      messages: [{ kind: "system", text: "@scout_bot was added to Acme team." }],
      events: [{ type: "facts_changed" }],
    });
    expect(await receive(change("member", "kicked"))).toMatchObject({ messages: [] });
  });
});

describe("the token", () => {
  test("goes into the path of the very host, and nowhere else", () => {
    const placed = placeToken(new URL("https://api.telegram.org/getMe?a=b"), channel.secret);
    expect(placed.href).toBe(
      "https://api.telegram.org/bot7100001:AAE-token-of-thirty-characters-x/getMe?a=b",
    );
    expect(JSON.stringify(telegram.authorize(channel.secret))).toBe("{}");
  });

  test("is checked before it is sent: nothing in it could change the address", () => {
    const check = telegram.auth.type === "key" ? telegram.auth.fields[0]?.check : undefined;
    for (const good of ["123456789:AAEhBOweik6ad9r_QXMENQjcrGbqCr4K-bc", "7100001:sandbox-scout"])
      expect(check?.(good)).toBeUndefined();
    for (const bad of ["", "123456789", "123:../../x", "1234567:AAE/../getMe?", "bot123456:AAE#"])
      expect(check?.(bad)).toContain("BotFather");
  });
});

describe("Telegram's refusals", () => {
  const reasonOf = (status: number, description: string, parameters?: object) =>
    telegramFailure({
      status,
      headers: new Headers(),
      body: { ok: false, error_code: status, description, parameters },
    });

  test.each([
    [401, "Unauthorized", "unauthorized"],
    [404, "Not Found", "unauthorized"],
    [400, "Bad Request: chat not found", "not_found"],
    [403, "Forbidden: bot was blocked by the user", "forbidden"],
    [403, "Forbidden: bot can't initiate conversation with a user", "forbidden"],
    [400, "Bad Request: message is too long", "invalid"],
    [400, "Bad Request: REACTION_INVALID", "invalid"],
    [502, "Bad Gateway", "unavailable"],
  ])("%i %s is %s", (status, description, reason) => {
    expect(reasonOf(status, description)).toMatchObject({ reason });
  });

  test("a flood says how long to wait, and a moved group where it is", () => {
    expect(reasonOf(429, "Too Many Requests: retry after 7", { retry_after: 7 })).toMatchObject({
      reason: "rate_limited",
      retryAfterSeconds: 7,
    });
    const moved = { migrate_to_chat_id: -100123 };
    const said = reasonOf(400, "Bad Request: group chat was upgraded", moved);
    expect(said?.message).toContain("-100123");
  });
});
