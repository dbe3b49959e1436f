import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startTestSandbox, type TestSandbox } from "../testing";

type Received = { secret: string | undefined; update: Record<string, unknown> };

let sandbox: TestSandbox;
let server: Server;
let address: string;
let received: Received[] = [];
let answers: number[] = [];

beforeAll(async () => {
  sandbox = await startTestSandbox();
  server = createServer((request, response) => {
    let text = "";
    request.on("data", (chunk) => (text += String(chunk)));
    request.on("end", () => {
      const secret = request.headers["x-telegram-bot-api-secret-token"];
      received.push({
        secret: typeof secret === "string" ? secret : undefined,
        update: JSON.parse(text) as Record<string, unknown>,
      });
      response.statusCode = answers.shift() ?? 200;
      response.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  address = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/hook`;
  await sandbox.control("POST", "/events", { provider: "telegram", retryDelayMs: 5 });
});
afterAll(async () => {
  server.close();
  await sandbox.close();
});

async function ask(token: string, method: string, args: object = {}) {
  const response = await sandbox.call(`/api.telegram.org/bot${token}/${method}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(args),
  });
  return (await response.json()) as { ok: boolean; result?: unknown; description?: string };
}

const say = (fields: Record<string, string>) =>
  sandbox.call("/chat/telegram", { method: "POST", body: new URLSearchParams(fields) });

const waitFor = async (count: number): Promise<Received[]> => {
  await expect.poll(() => received.length, { timeout: 5000 }).toBe(count);
  const found = received;
  received = [];
  return found;
};

const scout = "7100001:sandbox-scout";
const triage = "7100002:sandbox-triage";
const hook = (token: string, more: object = {}) =>
  ask(token, "setWebhook", { url: address, secret_token: `secret-${token.slice(0, 7)}`, ...more });

it("knows a bot by its token, and nothing of tokens that are not its own", async () => {
  expect(await ask(scout, "getMe")).toMatchObject({
    ok: true,
    result: { id: 7100001, username: "scout_bot", is_bot: true, can_manage_bots: false },
  });
  for (const token of ["7100001:sandbox-other", "7100001:AAEreal", "nonsense"])
    expect(await ask(token, "getMe")).toMatchObject({ ok: false, error_code: 401 });
});

it("keeps no token in its log", async () => {
  const { last } = (await sandbox.control("GET", "/requests")) as { last: { path: string }[] };
  expect(last.map(({ path }) => path)).toContain("/bot/getMe");
  expect(JSON.stringify(last)).not.toContain("sandbox-scout");
});

it("tells a bot what a person writes to it, with its secret, and lets it answer only then", async () => {
  await hook(scout);
  expect(await ask(scout, "sendMessage", { chat_id: 50001, text: "Hi" })).toMatchObject({
    description: "Forbidden: bot can't initiate conversation with a user",
  });
  await say({ bot: "7100001", conversation: "50001", person: "50001", text: "hello" });
  const [first] = await waitFor(1);
  expect(first).toMatchObject({
    secret: "secret-7100001",
    update: {
      message: { text: "hello", chat: { id: 50001, type: "private" }, from: { id: 50001 } },
    },
  });
  expect(await ask(scout, "sendMessage", { chat_id: 50001, text: "Hi Anna" })).toMatchObject({
    ok: true,
    result: { text: "Hi Anna", from: { is_bot: true } },
  });
  const page = await sandbox.call("/chat/telegram?bot=7100001&conversation=50001&person=50001");
  expect(await page.text()).toContain("Hi Anna");
});

it("sends an update again until it is taken", async () => {
  answers = [500, 503];
  await say({ bot: "7100001", conversation: "50001", person: "50001", text: "again" });
  const tries = await waitFor(3);
  expect(new Set(tries.map(({ update }) => update.update_id)).size).toBe(1);
});

it("lets a bot in a group hear only what is meant for it", async () => {
  await hook(triage);
  await say({ bot: "7100001", conversation: "-1000000100", person: "50002", do: "add" });
  await say({ bot: "7100002", conversation: "-1000000100", person: "50002", do: "add" });
  expect((await waitFor(2)).every(({ update }) => "my_chat_member" in update)).toBe(true);
  const group = { bot: "7100001", conversation: "-1000000100", person: "50002" };
  await say({ ...group, text: "just talk" });
  await say({ ...group, text: "@triage_bot please look" });
  await say({ ...group, text: "/start@scout_bot now" });
  const heard = await waitFor(2);
  expect(heard.map(({ secret }) => secret).sort()).toEqual(["secret-7100001", "secret-7100002"]);
});

it("lets a person make a bot with a manager, which alone can have and replace its token", async () => {
  const manager = "7100009:sandbox-manager";
  await hook(manager, { allowed_updates: ["managed_bot"] });
  const path = "/t.me/newbot/manager_bot/helper_bot?name=Helper";
  expect(await (await sandbox.call(path)).text()).toContain('value="Helper"');
  const body = new URLSearchParams({ name: "Helper", username: "helper_bot", owner: "50003" });
  expect((await sandbox.call(path, { method: "POST", body })).status).toBe(200);
  const again = await sandbox.call(path, { method: "POST", body });
  expect(again.status).toBe(400);
  const [made] = await waitFor(1);
  const { bot, user } = made?.update.managed_bot as { bot: { id: number }; user: { id: number } };
  expect(user.id).toBe(50003);
  expect((await ask(scout, "getManagedBotToken", { user_id: bot.id })).ok).toBe(false);
  const { result: token } = await ask(manager, "getManagedBotToken", { user_id: bot.id });
  expect((await ask(String(token), "getMe")).ok).toBe(true);
  await ask(manager, "replaceManagedBotToken", { user_id: bot.id });
  expect((await ask(String(token), "getMe")).ok).toBe(false);
});

it("keeps what happens while no address is set, unless told to drop it", async () => {
  received = [];
  await ask(scout, "deleteWebhook", { drop_pending_updates: true });
  expect(await ask(scout, "getWebhookInfo")).toMatchObject({
    result: { url: "", pending_update_count: 0 },
  });
  await say({
    bot: "7100002",
    conversation: "-1000000100",
    person: "50002",
    text: "@scout_bot hm",
  });
  expect(await ask(scout, "getWebhookInfo")).toMatchObject({ result: { pending_update_count: 1 } });
  await hook(scout);
  expect((await waitFor(1))[0]?.update).toMatchObject({ message: { text: "@scout_bot hm" } });
});
