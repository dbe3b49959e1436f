import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import type { InboundChannel } from "../channel";
import type { ProviderCall } from "../provider";
import { makeBot } from "./make";
import { telegramManager } from "./provider";
import { receiveManaged } from "./receive";

const webhookSecret = randomBytes(32).toString("base64url");

const channel: InboundChannel = {
  world: "real",
  secret: { botToken: "7100009:AAE-token-of-thirty-characters-x", webhookSecret },
  account: { id: "7100009", name: "@manager_bot" },
  facts: {},
  settings: {},
  fetchKeys: () => Promise.reject(new Error("Telegram has no keys")),
};

const hear = (update: object, secret = webhookSecret) =>
  receiveManaged(
    {
      method: "POST",
      url: new URL("https://alfe.example/api/channels/telegram-manager/x"),
      path: "",
      headers: new Headers({ "x-telegram-bot-api-secret-token": secret }),
      body: new TextEncoder().encode(JSON.stringify(update)),
      receivedAt: new Date(),
    },
    channel,
  );

const user = { id: 50001, is_bot: false, first_name: "Anna" };
const bot = { id: 7200001, is_bot: true, first_name: "Helper", username: "helper_bot" };

test("a manager hears of a bot that was made, and of nothing else", async () => {
  expect(await hear({ update_id: 9, managed_bot: { user, bot } })).toMatchObject({
    kind: "accepted",
    messages: [],
    events: [{ type: "bot_made", botId: "7200001", username: "helper_bot" }],
  });
  const message = { message_id: 1, from: user, chat: { id: 50001, type: "private" }, text: "hi" };
  expect(await hear({ update_id: 10, message })).toMatchObject({ messages: [], events: [] });
});

test("nobody else can tell a manager of a bot", async () => {
  expect(await hear({ update_id: 9, managed_bot: { user, bot } }, "guess")).toMatchObject({
    kind: "refused",
    status: 401,
  });
});

/** Answers as Telegram does to one method after the other. */
const answering =
  (results: Readonly<Record<string, unknown>>): ProviderCall =>
  ({ url }) =>
    Promise.resolve({
      status: 200,
      headers: new Headers(),
      body: { ok: true, result: results[new URL(url).pathname.slice(1)] },
    });

const me = { id: 7100009, is_bot: true, first_name: "Manager", username: "manager_bot" };

test("a bot that may not manage others is refused, with what to turn on", async () => {
  const { probe } = telegramManager;
  await expect(probe(answering({ getMe: me }), channel.secret)).rejects.toThrow(
    "Bot Management Mode",
  );
  const manager = { ...me, can_manage_bots: true };
  expect(await probe(answering({ getMe: manager }), channel.secret)).toMatchObject({
    id: "7100009",
    name: "@manager_bot",
    identity: "7100009",
  });
});

function botMaker() {
  if (makeBot.kind !== "bot") throw new Error("A manager makes bots");
  return makeBot;
}

test("a person is led to confirm a bot whose user name Telegram can take", async () => {
  const ask = (username: string) =>
    botMaker().askForBot(answering({ getMe: me }), { reference: "r", name: "Acme & Co", username });
  expect(await ask("acme_helper_bot")).toEqual({
    url: "https://t.me/newbot/manager_bot/acme_helper_bot?name=Acme+%26+Co",
  });
  for (const bad of ["bot", "helper", "9_bot", "a/../b_bot", "x".repeat(40)])
    await expect(ask(bad)).rejects.toMatchObject({ kind: "invalid_input" });
});

test("each bot that is taken over has a secret of its own for its updates", async () => {
  const call = answering({ getManagedBotToken: "7200001:AAE-token" });
  const first = await botMaker().takeBot(call, "7200001");
  const second = await botMaker().takeBot(call, "7200001");
  expect(first).toMatchObject({ botToken: "7200001:AAE-token" });
  expect(first.webhookSecret).toMatch(/^[\w-]{43}$/);
  expect(first.webhookSecret).not.toBe(second.webhookSecret);
});
