import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { isValidSlackRequest } from "@slack/bolt";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { startTestSandbox, type TestSandbox } from "../testing";

type Received = { headers: IncomingMessage["headers"]; body: string };

let sandbox: TestSandbox;
let server: Server;
let address: string;
let received: Received[] = [];
/** Statuses of the next answers; 200 when there are none. */
let answers: number[] = [];
let challenged = 0;

beforeAll(async () => {
  sandbox = await startTestSandbox();
  server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => (body += String(chunk)));
    request.on("end", () => {
      const challenge = /"challenge":"([^"]+)"/.exec(body)?.[1];
      if (challenge === undefined) received.push({ headers: request.headers, body });
      else challenged += 1;
      response.statusCode = answers.shift() ?? 200;
      response.end(challenge && JSON.stringify({ challenge }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  address = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/events`;
});
beforeEach(async () => {
  [received, answers, challenged] = [[], [], 0];
  await sandbox.control("POST", "/reset");
  await sandbox.control("POST", "/events", { provider: "slack", retryDelayMs: 5 });
});
afterAll(async () => {
  server.close();
  await sandbox.close();
});

async function slack(token: string, method: string, args: Record<string, string> = {}) {
  const response = await sandbox.call(`/slack.com/api/${method}`, {
    method: "POST",
    headers: token === "" ? {} : { authorization: `Bearer ${token}` },
    body: new URLSearchParams(args),
  });
  return (await response.json()) as Record<string, unknown>;
}

const manifestOf = (name: string, requestUrl = address) => ({
  display_information: { name, background_color: "#102030" },
  features: {
    bot_user: { display_name: name },
    slash_commands: [{ command: `/${name}`, url: requestUrl, description: `Ask ${name}` }],
  },
  oauth_config: {
    redirect_urls: [sandbox.redirectUri("slack")],
    scopes: {
      bot: ["app_mentions:read", "channels:history", "channels:read", "chat:write", "commands"],
    },
  },
  settings: {
    event_subscriptions: {
      request_url: requestUrl,
      bot_events: ["app_mention", "message.channels", "app_uninstalled", "tokens_revoked"],
    },
  },
});

async function configure(refresh_token = "xoxe-1-sandbox-anna"): Promise<string> {
  const { token } = await slack("", "tooling.tokens.rotate", { refresh_token });
  return String(token);
}

type Made = {
  app_id: string;
  credentials: { client_id: string; client_secret: string; signing_secret: string };
};

async function make(name: string): Promise<Made> {
  const manifest = JSON.stringify(manifestOf(name));
  return (await slack(await configure(`xoxe-1-sandbox-${name}`), "apps.manifest.create", {
    manifest,
  })) as unknown as Made;
}

const scopes = "app_mentions:read,channels:history,channels:read,chat:write,commands";

async function install({ credentials }: Made): Promise<Record<string, unknown>> {
  const redirect_uri = sandbox.redirectUri("slack");
  const { client_id, client_secret } = credentials;
  const search = new URLSearchParams({ client_id, redirect_uri, scope: scopes, state: "s" });
  const allowed = await sandbox.call(`/slack.com/oauth/v2/authorize?${search.toString()}`, {
    method: "POST",
    body: new URLSearchParams({ account: "Acme workspace", decision: "authorize" }),
  });
  const code = new URL(allowed.headers.get("location") ?? "").searchParams.get("code") ?? "";
  return slack("", "oauth.v2.access", { client_id, client_secret, code, redirect_uri });
}

const write = (bot: string, text: string, conversation = "C0GENERAL") =>
  sandbox.call("/chat/slack", {
    method: "POST",
    body: new URLSearchParams({ bot, conversation, person: "U0ANNA", text }),
  });

async function waitFor(count: number): Promise<Received[]> {
  const end = Date.now() + 5_000;
  while (received.length < count && Date.now() < end)
    await new Promise((resolve) => setTimeout(resolve, 10));
  expect(received.length).toBeGreaterThanOrEqual(count);
  return received;
}

const isSlacks = ({ headers, body }: Received, signingSecret: string): boolean =>
  isValidSlackRequest({
    signingSecret,
    body,
    headers: {
      "x-slack-signature": String(headers["x-slack-signature"]),
      "x-slack-request-timestamp": Number(headers["x-slack-request-timestamp"]),
    },
  });

it("takes each refresh token once, and only the newest access token's holder may make apps", async () => {
  const refresh_token = "xoxe-1-sandbox-once";
  const first = await slack("", "tooling.tokens.rotate", { refresh_token });
  expect(first).toMatchObject({ ok: true, team_id: "T0ACME" });
  expect(await slack("", "tooling.tokens.rotate", { refresh_token })).toEqual({
    ok: false,
    error: "invalid_refresh_token",
  });
  const next = { refresh_token: String(first.refresh_token) };
  const second = await slack("", "tooling.tokens.rotate", next);
  expect((await slack(String(second.token), "auth.test")).team).toBe("Acme workspace");
  expect((await slack(String(first.token), "auth.test")).error).toBe("invalid_auth");
  const bots = await slack("xoxb-sandbox-scout", "apps.manifest.create", { manifest: "{}" });
  expect(bots.error).toBe("not_allowed_token_type");
});

it("refuses a manifest that is wrong, and says where", async () => {
  const token = await configure();
  const wrong = { ...manifestOf("scout"), display_information: { name: "x".repeat(36) } };
  const answer = await slack(token, "apps.manifest.validate", { manifest: JSON.stringify(wrong) });
  expect(answer).toMatchObject({
    ok: false,
    error: "invalid_manifest",
    errors: [{ pointer: "/display_information/name" }],
  });
});

it("makes no app whose address does not answer the challenge", async () => {
  const token = await configure();
  answers = [500];
  const manifest = JSON.stringify(manifestOf("scout"));
  const refused = await slack(token, "apps.manifest.create", { manifest });
  expect(refused).toMatchObject({ ok: false, error: "invalid_manifest" });
  const elsewhere = JSON.stringify(manifestOf("scout", "https://example.com/events"));
  const far = await slack(token, "apps.manifest.create", { manifest: elsewhere });
  expect(far).toMatchObject({ ok: false, error: "invalid_manifest" });
  expect(await slack(token, "apps.manifest.create", { manifest })).toMatchObject({ ok: true });
  expect(challenged).toBe(2);
});

it("installs an app with its own client only, and gives its bot a token", async () => {
  const [scout, triage] = [await make("scout"), await make("triage")];
  const crossed = {
    ...scout,
    credentials: { ...scout.credentials, client_secret: triage.credentials.client_secret },
  };
  expect(await install(crossed)).toEqual({ ok: false, error: "bad_client_secret" });
  const installed = await install(scout);
  expect(installed).toMatchObject({
    ok: true,
    token_type: "bot",
    app_id: scout.app_id,
    scope: scopes,
  });
  const me = await slack(String(installed.access_token), "auth.test");
  expect(me).toMatchObject({ ok: true, user: "scout", user_id: installed.bot_user_id });
});

it("tells every bot in a channel what is said, signed with that bot's own secret", async () => {
  const [scout, triage] = [await make("scout"), await make("triage")];
  await install(scout);
  await install(triage);
  await write(scout.app_id, "Hello @scout");
  const events = await waitFor(3);
  const of = (made: Made) =>
    events.filter((each) => isSlacks(each, made.credentials.signing_secret));
  expect(of(scout)).toHaveLength(2);
  expect(of(triage)).toHaveLength(1);
  const types = of(scout).map(
    ({ body }) => (JSON.parse(body) as { event: { type: string } }).event.type,
  );
  expect(types.sort()).toEqual(["app_mention", "message"]);
});

it("tries again until it is taken, and says why and how often", async () => {
  const scout = await make("scout");
  await install(scout);
  answers = [500, 503];
  await write(scout.app_id, "Are you there?");
  const tries = await waitFor(3);
  expect(tries.map(({ headers }) => headers["x-slack-retry-num"])).toEqual([undefined, "1", "2"]);
  expect(tries[1]?.headers["x-slack-retry-reason"]).toBe("http_error");
  expect(new Set(tries.map(({ body }) => body)).size).toBe(1);
  expect(tries.every((each) => isSlacks(each, scout.credentials.signing_secret))).toBe(true);
});

it("sends a slash command as a signed form, once", async () => {
  const scout = await make("scout");
  await install(scout);
  await write(scout.app_id, "/scout what is new?");
  const [command] = await waitFor(1);
  expect(command && isSlacks(command, scout.credentials.signing_secret)).toBe(true);
  expect(Object.fromEntries(new URLSearchParams(command?.body))).toMatchObject({
    command: "/scout",
    text: "what is new?",
    api_app_id: scout.app_id,
    channel_name: "general",
  });
  expect((await write(scout.app_id, "/nobody")).status).toBe(400);
});

it("tells an app that somebody removed it, and its token is dead", async () => {
  const scout = await make("scout");
  const { access_token } = await install(scout);
  await sandbox.call("/chat/slack", {
    method: "POST",
    body: new URLSearchParams({ bot: scout.app_id, person: "U0ANNA", do: "uninstall" }),
  });
  const events = await waitFor(2);
  expect(events.map(({ body }) => body).join()).toContain("app_uninstalled");
  expect((await slack(String(access_token), "auth.test")).error).toBe("token_revoked");
});

it("deletes an app with its install and its page, and leaves the other one alone", async () => {
  const [scout, triage] = [await make("scout"), await make("triage")];
  const gone = await install(scout);
  const stays = await install(triage);
  const token = await configure("xoxe-1-sandbox-delete");
  const args = { app_id: scout.app_id };
  expect(await slack(token, "apps.manifest.delete", args)).toEqual({ ok: true });
  expect((await slack(token, "apps.manifest.delete", args)).error).toBe("app_not_found");
  expect((await slack(String(gone.access_token), "auth.test")).ok).toBe(false);
  expect((await slack(String(stays.access_token), "auth.test")).ok).toBe(true);
  const page = await (await sandbox.call("/chat/slack")).text();
  expect(page).toContain("triage");
  expect(page).not.toContain("@scout");
});

it("shows an answer of the bot in the page, escaped", async () => {
  const scout = await make("scout");
  const { access_token } = await install(scout);
  await write(scout.app_id, "Say <b>hi</b>");
  const answer = { channel: "C0GENERAL", text: "&lt;script&gt;hi" };
  await slack(String(access_token), "chat.postMessage", answer);
  const path = `/chat/slack?bot=${scout.app_id}&conversation=C0GENERAL`;
  const response = await sandbox.call(path);
  const page = await response.text();
  expect(page).toContain("&lt;script&gt;hi");
  expect(page).toContain("Say &lt;b&gt;hi&lt;/b&gt;");
  expect(response.headers.get("content-security-policy")).toMatch(/script-src 'sha256-[^']+';/);
});

it("lets bots into a channel when they are invited, and out again", async () => {
  const scout = await make("scout");
  const { access_token } = await install(scout);
  const post = async () =>
    slack(String(access_token), "chat.postMessage", { channel: "C0RANDOM", text: "Hi" });
  const act = (name: string) =>
    sandbox.call("/chat/slack", {
      method: "POST",
      body: new URLSearchParams({
        bot: scout.app_id,
        conversation: "C0RANDOM",
        person: "U0ANNA",
        do: name,
      }),
    });
  expect((await post()).error).toBe("not_in_channel");
  await act("invite");
  expect((await post()).ok).toBe(true);
  await act("kick");
  expect((await post()).error).toBe("not_in_channel");
});

it("takes the address of a hand-made app only when it answers", async () => {
  await slack("xoxb-sandbox-handmade", "auth.test");
  const page = await (await sandbox.call("/api.slack.com/apps")).text();
  const id = /apps\/(A[0-9A-F]+)">handmade/.exec(page)?.[1] ?? "";
  const save = (url: string) =>
    sandbox.call(`/api.slack.com/apps/${id}/event-subscriptions`, {
      method: "POST",
      body: new URLSearchParams({ url }),
    });
  expect((await save("http://127.0.0.1:1/nothing")).status).toBe(400);
  expect((await save(address)).status).toBe(200);
  await write(id, "Hello");
  const [event] = await waitFor(1);
  expect(event && isSlacks(event, "sandbox-handmade-secret")).toBe(true);
});
