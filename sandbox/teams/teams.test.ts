import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createRemoteJWKSet, jwtVerify } from "jose";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startTestSandbox, type TestSandbox } from "../testing";

type Received = { authorization: string; activity: Record<string, unknown> };

const appId = "11111111-2222-4333-8444-555555555555";
const tenant = "aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee";
const portal = "/dev.teams.microsoft.com/tools/bots";
const anna = "29:1anna";

let sandbox: TestSandbox;
let server: Server;
let received: Received[] = [];
let answers: number[] = [];
let address: string;

beforeAll(async () => {
  sandbox = await startTestSandbox();
  server = createServer((request, response) => {
    let text = "";
    request.on("data", (chunk) => (text += String(chunk)));
    request.on("end", () => {
      const { authorization = "" } = request.headers;
      received.push({ authorization, activity: JSON.parse(text) as Record<string, unknown> });
      response.statusCode = answers.shift() ?? 200;
      response.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  address = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/messages`;
  await sandbox.control("POST", "/events", { provider: "teams", retryDelayMs: 5 });
});
afterAll(async () => {
  server.close();
  await sandbox.close();
});

async function signIn(fields: Record<string, string> = {}, at = tenant) {
  const response = await sandbox.call(`/login.microsoftonline.com/${at}/oauth2/v2.0/token`, {
    method: "POST",
    body: new URLSearchParams({
      grant_type: "client_credentials",
      scope: "https://api.botframework.com/.default",
      client_id: appId,
      client_secret: "sandbox-scout",
      ...fields,
    }),
  });
  return (await response.json()) as Partial<Record<string, string>>;
}

const post = (fields: Record<string, string>, path = "/chat/teams") =>
  sandbox.call(path, { method: "POST", body: new URLSearchParams(fields) });

async function connector(method: string, path: string, token = "", body?: object) {
  const response = await sandbox.call(`/smba.trafficmanager.net/emea/v3/conversations/${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: text === "" ? {} : (JSON.parse(text) as object) };
}

const take = async (count: number): Promise<Received[]> => {
  await expect.poll(() => received.length, { timeout: 5000 }).toBe(count);
  const found = received;
  received = [];
  return found;
};

const privately = `a:1${appId.slice(0, 8)}-1anna`;

it("gives a token to a bot with its own secret and tenant, and says why not to others", async () => {
  expect(await signIn()).toMatchObject({ token_type: "Bearer" });
  const wrong = async (fields: Record<string, string>, at?: string) =>
    (await signIn(fields, at)).error_description;
  expect(await wrong({ client_secret: "sandbox-other" })).toContain("AADSTS7000215");
  expect(await wrong({ client_id: tenant, client_secret: "real" })).toContain("AADSTS700016");
  expect(await wrong({}, appId)).toContain("AADSTS700016");
  expect(await wrong({}, "nowhere")).toContain("AADSTS90002");
});

it("sends what a person writes to the bot's endpoint, with a token that its keys confirm", async () => {
  expect((await post({ appId, endpoint: "https://evil.test/" }, portal)).status).toBe(400);
  await post({ appId, endpoint: address }, portal);
  answers = [503];
  await post({ bot: appId, conversation: privately, person: anna, text: "hello" });
  const [, second] = await take(2);
  expect(second?.activity).toMatchObject({
    type: "message",
    text: "hello",
    channelId: "msteams",
    recipient: { id: `28:${appId}`, name: "scout" },
    conversation: { id: privately, conversationType: "personal", tenantId: tenant },
  });
  const keys = createRemoteJWKSet(
    new URL(`${sandbox.url}/login.botframework.com/v1/.well-known/keys`),
  );
  const { payload } = await jwtVerify(second?.authorization.slice(7) ?? "", keys, {
    audience: appId,
    issuer: "https://api.botframework.com",
  });
  expect(payload.serviceurl).toBe("https://smba.trafficmanager.net/emea/");
});

it("takes answers and reactions of a bot only where it is, and only with its token", async () => {
  const { access_token: token } = await signIn();
  const say = (conversation: string, bearer = token) =>
    connector("POST", `${encodeURIComponent(conversation)}/activities`, bearer, {
      type: "message",
      text: "Hi Anna",
    });
  expect((await say(privately, "guess")).status).toBe(401);
  expect(await say("19:acme-support@thread.tacv2")).toMatchObject({ status: 403 });
  expect(await say("a:1nobody")).toMatchObject({ status: 404 });
  const said = await say(privately);
  expect(said.status).toBe(201);
  const { id } = said.body as { id: string };
  const path = `${encodeURIComponent(privately)}/activities/${id}/reactions/like`;
  expect((await connector("PUT", path, token)).status).toBe(204);
  const page = await sandbox.call(`/chat/teams?bot=${appId}&conversation=${privately}`);
  expect(await page.text()).toContain("Hi Anna");
});

it("tells a bot in a channel only of what names it, with the thread it belongs to", async () => {
  const channel = { bot: appId, conversation: "19:acme-support@thread.tacv2", person: anna };
  await post({ ...channel, do: "add" });
  await post({ ...channel, text: "nothing for anybody" });
  await post({ ...channel, text: "@Scout please look" });
  const [added, named] = await take(2);
  expect(added?.activity).toMatchObject({ type: "conversationUpdate" });
  expect(named?.activity).toMatchObject({ text: "<at>scout</at> please look" });
  const { id } = named?.activity.conversation as { id: string };
  expect(id).toMatch(/^19:acme-support@thread.tacv2;messageid=\d+$/);
  const { access_token: token } = await signIn();
  const answered = await connector("POST", `${encodeURIComponent(id)}/activities`, token, {
    type: "message",
    text: "On it",
  });
  expect(answered.status).toBe(201);
});

it("registers a bot for a person, whose secret is shown once", async () => {
  const page = await (await post({ name: "Helper" }, portal)).text();
  const read = (name: string) => new RegExp(`id="${name}">([^<]+)<`).exec(page)?.[1] ?? "";
  const fields = { client_id: read("app-id"), client_secret: read("client-secret") };
  expect(await signIn(fields, read("tenant-id"))).toHaveProperty("access_token");
  expect(await (await sandbox.call(portal)).text()).not.toContain(fields.client_secret);
});
