import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { ChannelFacts, InboundChannel, InboundRequest, Received } from "../channel";
import { greetSlack, receiveSlack } from "./receive";

const signingSecret = "sandbox-scout-secret";
const now = new Date("2026-11-22T12:00:00.250Z");
const appId = "A0SCOUT";

const channel = (own: ChannelFacts["own"] = { appId, names }): InboundChannel => ({
  world: "sandbox",
  secret: { botToken: "xoxb-sandbox-scout", signingSecret },
  account: { id: "T0ACME:U0SCOUT", name: "@scout" },
  facts: { own },
  settings: {},
  fetchKeys: () => Promise.reject(new Error("Slack signs with a secret")),
});

const names = { U0ANNA: "Anna Berg", C0GENERAL: "general", U0SCOUT: "scout" };

function request(body: string, change: Partial<InboundRequest> = {}, secret = signingSecret) {
  const timestamp = String(Math.floor(now.getTime() / 1000));
  const hmac = createHmac("sha256", secret).update(`v0:${timestamp}:${body}`).digest("hex");
  return {
    method: "POST",
    url: new URL("https://alfe.test/api/channels/slack/x/events"),
    path: "events",
    headers: new Headers({
      "content-type": "application/json",
      "x-slack-request-timestamp": timestamp,
      "x-slack-signature": `v0=${hmac}`,
    }),
    body: new TextEncoder().encode(body),
    receivedAt: now,
    ...change,
  };
}

const callback = (event: object, change: object = {}) =>
  JSON.stringify({
    token: "x",
    team_id: "T0ACME",
    api_app_id: appId,
    type: "event_callback",
    event_id: "Ev1",
    event_time: 1_793_000_000,
    event,
    authorizations: [{ enterprise_id: null, team_id: "T0ACME", user_id: "U0SCOUT", is_bot: true }],
    ...change,
  });

const said = {
  type: "message",
  channel: "C0GENERAL",
  channel_type: "channel",
  user: "U0ANNA",
  text: "Hello",
  ts: "1793000000.000200",
};

const receive = (body: string, to = channel()) => receiveSlack(request(body), to);

function accepted(received: Received) {
  if (received.kind !== "accepted") throw new Error(received.reason);
  return received;
}
const messagesOf = async (event: object) => accepted(await receive(callback(event))).messages;

function form(fields: Record<string, string>, to = channel()) {
  const sent = request(new URLSearchParams(fields).toString());
  sent.headers.set("content-type", "application/x-www-form-urlencoded");
  return receiveSlack(sent, to);
}

const command = {
  command: "/scout",
  text: "how is <@U0ANNA|anna>?",
  team_id: "T0ACME",
  api_app_id: appId,
  channel_id: "C0NEW",
  channel_name: "new-one",
  user_id: "U0ANNA",
  user_name: "anna",
  trigger_id: "398738663015.47445629121.803a0bc887a14d10",
};

describe("what is refused, so that nothing of it is stored", () => {
  test("what another app's secret signed, though all else is right", async () => {
    const forged = request(callback(said), {}, "sandbox-triage-secret");
    expect(await receiveSlack(forged, channel())).toMatchObject({ kind: "refused", status: 401 });
  });

  test("what is not signed at all, also a handshake", async () => {
    const body = JSON.stringify({ type: "url_verification", challenge: "c" });
    const bare = request(body, { headers: new Headers({ "content-type": "application/json" }) });
    expect(await receiveSlack(bare, channel())).toMatchObject({ kind: "refused", status: 401 });
  });

  test("what is replayed more than five minutes later", async () => {
    const late = request(callback(said), { receivedAt: new Date(now.getTime() + 302_000) });
    expect(await receiveSlack(late, channel())).toMatchObject({ kind: "refused", status: 401 });
  });

  test.each([
    ["another app", { api_app_id: "A0TRIAGE" }],
    ["another workspace", { team_id: "T0OTHER", authorizations: [] }],
    ["another bot", { authorizations: [{ team_id: "T0ACME", user_id: "U0TRIAGE" }] }],
  ])("what is signed, but for %s", async (_what, change) => {
    const received = await receive(callback(said, change));
    expect(received).toMatchObject({ kind: "refused", status: 403 });
  });

  test("commands and buttons of another app", async () => {
    const refusal = { kind: "refused", status: 403 };
    expect(await form({ ...command, api_app_id: "A0TRIAGE" })).toMatchObject(refusal);
    const payload = { type: "block_actions", api_app_id: "A0TRIAGE", user: { id: "U0ANNA" } };
    expect(await form({ payload: JSON.stringify(payload) })).toMatchObject(refusal);
  });

  test.each([
    ["no JSON", "{"],
    ["a list", "[]"],
    ["an unknown type", '{"type":"surprise"}'],
    ["an event without an app", callback(said, { api_app_id: undefined })],
    ["ids that are no ids", callback(said, { event_id: "x y\u0000" })],
  ])("%s, also when it is signed", async (_what, body) => {
    expect(await receive(body)).toMatchObject({ kind: "refused", status: 400 });
  });

  test("bytes that are no text", async () => {
    const body = new Uint8Array([0xff, 0xfe]);
    const timestamp = String(Math.floor(now.getTime() / 1000));
    const hmac = createHmac("sha256", signingSecret).update(`v0:${timestamp}:`).update(body);
    const sent = request("", { body });
    sent.headers.set("x-slack-signature", `v0=${hmac.digest("hex")}`);
    expect(await receiveSlack(sent, channel())).toMatchObject({ kind: "refused", status: 400 });
  });

  test("anything but a POST", async () => {
    const sent = request(callback(said), { method: "GET" });
    expect(await receiveSlack(sent, channel())).toMatchObject({ kind: "refused", status: 405 });
  });
});

describe("messages", () => {
  test("carry who said what where and when, with names where they are known", async () => {
    expect(await messagesOf(said)).toEqual([
      {
        externalId: "message:C0GENERAL:1793000000.000200",
        conversation: { id: "C0GENERAL", kind: "channel", name: "#general" },
        kind: "message",
        sender: { id: "U0ANNA", name: "Anna Berg", isBot: false, isSelf: false },
        text: "Hello",
        attachments: [],
        thread: null,
        messageId: "1793000000.000200",
        sentAt: new Date(1_793_000_000_000),
        sortKey: "1793000000.000200",
        reference: { text: "Hello" },
      },
    ]);
  });

  test("a mention is told twice by Slack and is one message, whichever comes first", async () => {
    const text = "<@U0SCOUT> are you there?";
    const [asMessage] = await messagesOf({ ...said, text });
    const { channel_type: _, ...mention } = { ...said, text, type: "app_mention" };
    const [asMention] = await messagesOf(mention);
    expect(asMention).toEqual(asMessage);
    expect(asMessage).toMatchObject({ kind: "mention", text: "@scout are you there?" });
  });

  test("the same event sent again is the same message", async () => {
    const first = await messagesOf(said);
    const again = accepted(await receive(callback(said, { event_id: "Ev2" })));
    expect(again.messages).toEqual(first);
  });

  test("a reply belongs to its thread, a file comes along, and direct messages are direct", async () => {
    const [reply] = await messagesOf({
      ...said,
      channel: "D0ANNA",
      channel_type: "im",
      subtype: "file_share",
      thread_ts: "1792999999.000100",
      text: "",
      files: [
        {
          id: "F1",
          name: "invoice.pdf",
          mimetype: "application/pdf",
          size: 12,
          url_private: "https://files.slack.com/F1",
        },
      ],
    });
    expect(reply).toMatchObject({
      conversation: { id: "D0ANNA", kind: "direct", name: "Anna Berg" },
      thread: "1792999999.000100",
      attachments: [{ id: "F1", name: "invoice.pdf", contentType: "application/pdf", size: 12 }],
    });
  });

  test.each(["user", "bot_id", "app_id"])("its own are known by %s", async (by) => {
    const own = { user: "U0SCOUT", bot_id: "B0SCOUT", app_id: appId }[by];
    const event = { ...said, user: undefined, [by]: own };
    const facts = { appId, botId: "B0SCOUT", names };
    const { messages } = accepted(await receive(callback(event), channel(facts)));
    expect(messages).toMatchObject([{ sender: { isSelf: true } }]);
  });

  test("another bot's are not its own", async () => {
    const [message] = await messagesOf({
      ...said,
      user: "U0TRIAGE",
      bot_id: "B0TRIAGE",
      app_id: "A0TRIAGE",
    });
    expect(message?.sender).toMatchObject({ id: "U0TRIAGE", isBot: true, isSelf: false });
  });

  test.each(["message_changed", "message_deleted", "channel_join", "bot_add", "pinned_item"])(
    "%s says nothing new, and is acknowledged",
    async (subtype) => {
      const received = await receive(
        callback({ ...said, subtype, message: { text: "Hello!" }, hidden: true }),
      );
      expect(received).toMatchObject({ kind: "accepted", messages: [], answer: { status: 200 } });
    },
  );

  test("Slack's times order what was said within a millisecond", async () => {
    const [first] = await messagesOf({ ...said, ts: "1793000000.000100" });
    const [second] = await messagesOf({ ...said, ts: "1793000000.000900" });
    expect(first?.sentAt).toEqual(second?.sentAt);
    expect((first?.sortKey ?? "") < (second?.sortKey ?? "")).toBe(true);
  });

  test("what Slack escapes is read as it was typed", async () => {
    const text =
      "a &lt;b&gt; &amp;amp; <https://x.test/a|the page>, <https://x.test/b>, <mailto:a@x.test|a@x.test>, <#C0GENERAL|general>, <#C0GENERAL>, <@U0NOBODY>, <!here>, <!subteam^S1|@sales>";
    const [message] = await messagesOf({ ...said, text });
    expect(message?.text).toBe(
      "a <b> &amp; the page (https://x.test/a), https://x.test/b, a@x.test, #general, #general, @U0NOBODY, @here, @sales",
    );
    expect(message?.reference).toEqual({ text });
  });
});

describe("other things that happen", () => {
  const reaction = {
    type: "reaction_added",
    user: "U0ANNA",
    reaction: "tada",
    item_user: "U0SCOUT",
    item: { type: "message", channel: "C0GENERAL", ts: "1793000000.000200" },
    event_ts: "1793000001.000100",
  };

  test("a reaction to the bot's message names it", async () => {
    expect(await messagesOf(reaction)).toMatchObject([
      { kind: "reaction", text: ":tada:", messageId: "1793000000.000200", externalId: "Ev1" },
    ]);
  });

  test("reactions to others' messages, and its own, are not for it", async () => {
    expect(await messagesOf({ ...reaction, item_user: "U0BEN" })).toEqual([]);
    expect(await messagesOf({ ...reaction, user: "U0SCOUT" })).toEqual([]);
  });

  test.each(["app_uninstalled", "tokens_revoked"])("%s has the access looked at", async (type) => {
    const { events } = accepted(await receive(callback({ type, tokens: { bot: ["U0SCOUT"] } })));
    expect(events).toEqual([{ type: "access_ended" }]);
  });

  test("joining a channel changes its facts, others' joining does not", async () => {
    const join = (user: string) =>
      receive(callback({ type: "member_joined_channel", user, channel: "C0GENERAL" }));
    expect(accepted(await join("U0SCOUT")).events).toEqual([{ type: "facts_changed" }]);
    expect(accepted(await join("U0BEN")).events).toEqual([]);
  });

  test("a command is read with its words, and is the same when it is told twice", async () => {
    const { messages, answer } = accepted(await form(command));
    expect(messages).toMatchObject([
      {
        kind: "command",
        text: "/scout how is @anna?",
        externalId: `command:${command.trigger_id}`,
        conversation: { id: "C0NEW", kind: "channel", name: "#new-one" },
        sender: { id: "U0ANNA", name: "Anna Berg" },
        sentAt: now,
      },
    ]);
    expect(answer).toEqual({ status: 200 });
    expect(accepted(await form(command)).messages).toEqual(messages);
  });

  test("a pressed button says what is on it", async () => {
    const payload = {
      type: "block_actions",
      api_app_id: appId,
      team: { id: "T0ACME" },
      user: { id: "U0ANNA", username: "anna" },
      channel: { id: "C0GENERAL", name: "general" },
      message: { ts: "1793000000.000200" },
      trigger_id: "1.2.3",
      actions: [{ type: "button", action_id: "yes", text: { type: "plain_text", text: "Yes" } }],
    };
    expect(accepted(await form({ payload: JSON.stringify(payload) })).messages).toMatchObject([
      { kind: "command", text: "Yes", messageId: "1793000000.000200", externalId: "action:1.2.3" },
    ]);
    const closed = JSON.stringify({ ...payload, type: "view_closed" });
    expect(accepted(await form({ payload: closed })).messages).toEqual([]);
  });
});

describe("handshakes", () => {
  const body = JSON.stringify({ type: "url_verification", token: "x", challenge: "3eZb<b>" });

  test("of a connected bot is answered only when signed, and noted", async () => {
    const { answer, events } = accepted(await receive(body));
    expect(answer).toMatchObject({ status: 200, body: '{"challenge":"3eZb<b>"}' });
    expect(events).toEqual([{ type: "facts_changed", own: { heard: true } }]);
  });

  test("of an app that is being made is answered as JSON, and nothing else is", () => {
    expect(greetSlack(request(body))).toMatchObject({
      status: 200,
      headers: { "content-type": "application/json" },
      body: '{"challenge":"3eZb<b>"}',
    });
    expect(greetSlack(request(callback(said)))).toBeUndefined();
    expect(greetSlack(request("{"))).toBeUndefined();
    expect(greetSlack(request(body, { method: "GET" }))).toBeUndefined();
  });
});
