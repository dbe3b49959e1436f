import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { slackCall } from "@/lib/testing/slack-call";
import { startTestSandbox, type TestSandbox } from "@/sandbox/testing";
import { getProvider } from "../catalog";
import type { ChannelContext } from "../channel";
import type { ProviderCall, SecretFields } from "../provider";
import { adaptSlackToken, slackAppAuth } from "./app-auth";
import { slackCleanUps } from "./clean-ups";
import { sayInSlack } from "./say";
import { readSlackFacts } from "./set-up";

let sandbox: TestSandbox;
let server: Server;
let address: string;

beforeAll(async () => {
  sandbox = await startTestSandbox();
  server = createServer((request, response) => {
    let text = "";
    request.on("data", (chunk) => (text += String(chunk)));
    request.on("end", () => response.end(text));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  address = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/channel`;
});
beforeEach(() => sandbox.control("POST", "/reset"));
afterAll(async () => {
  server.close();
  await sandbox.close();
});

const contextOf = (secret: SecretFields, facts: ChannelContext["facts"] = {}): ChannelContext => ({
  secret,
  call: slackCall(sandbox, secret.botToken),
  address,
  facts,
  agent: { name: "scout", description: "" },
  settings: {},
});

/** An app made for an agent and installed, as its connection keeps it. */
async function install(name: string): Promise<{ secret: SecretFields; asSetup: ProviderCall }> {
  const pasted = { refreshToken: `xoxe-1-sandbox-${name}` };
  const { make, renew } = getProvider("slack-setup");
  if (make?.kind !== "app" || !renew) throw new Error("It makes no apps");
  const { accessToken } = await renew(slackCall(sandbox), pasted);
  const asSetup = slackCall(sandbox, accessToken);
  const redirectUri = sandbox.redirectUri("slack");
  const made = await make.makeApp(asSetup, {
    reference: "r",
    address,
    redirectUri,
    name,
    description: "",
    color: "#1f2937",
  });
  const { id: client_id, secret: client_secret } = made.client;
  const scope = slackAppAuth.scopes.join(",");
  const search = new URLSearchParams({ client_id, redirect_uri: redirectUri, scope });
  const allowed = await sandbox.call(`/slack.com/oauth/v2/authorize?${search.toString()}`, {
    method: "POST",
    body: new URLSearchParams({ account: "Acme workspace", decision: "authorize" }),
  });
  const code = new URL(allowed.headers.get("location") ?? "").searchParams.get("code") ?? "";
  const { body } = await slackCall(sandbox)({
    method: "POST",
    url: "https://slack.com/api/oauth.v2.access",
    form: { client_id, client_secret, code, redirect_uri: redirectUri },
  });
  const adapted = adaptSlackToken(200, body).body as { access_token: string };
  return { secret: slackAppAuth.toSecret(made, { accessToken: adapted.access_token }), asSetup };
}

const isAlive = async ({ botToken }: SecretFields): Promise<boolean> =>
  slackCall(
    sandbox,
    botToken,
  )({ method: "POST", url: "https://slack.com/api/auth.test" }).then(
    () => true,
    () => false,
  );

const cleanUp = async (given: {
  secret: SecretFields;
  callAsSetup?: ProviderCall;
}): Promise<(string | undefined)[]> => {
  const said = [];
  for (const { run } of slackCleanUps)
    said.push(await run({ ...given, call: slackCall(sandbox, given.secret.botToken) }));
  return said;
};

describe("what is known of a bot", () => {
  test("that was made here: where it is, and that Slack sends events", async () => {
    const { secret } = await install("scout");
    const facts = await readSlackFacts(contextOf(secret));
    expect(facts).toMatchObject({
      handle: "@scout",
      where: "Acme workspace",
      link: `https://slack.com/app_redirect?team=T0ACME&app=${String(secret.appId)}`,
      states: [
        { id: "events", state: "ok" },
        { id: "channels", state: "ok", text: "In #general and #support" },
      ],
    });
    expect(facts.own?.names).toMatchObject({ U0ANNA: "Anna Berg", C0GENERAL: "general" });
  });

  test("that was pasted: the address to enter at Slack, until Slack was heard from", async () => {
    const secret = { botToken: "xoxb-sandbox-pasted", signingSecret: "sandbox-pasted-secret" };
    const facts = await readSlackFacts(contextOf(secret));
    expect(facts.states?.[0]).toMatchObject({
      id: "events",
      state: "todo",
      text: expect.stringContaining(`${address}/events`) as string,
      href: expect.stringMatching(/\/apps\/A[0-9A-F]{9}\/event-subscriptions$/) as string,
    });
    const own = { ...facts.own, heard: true };
    const later = await readSlackFacts(contextOf(secret, { ...facts, own }));
    expect(later.states?.[0]).toMatchObject({ id: "events", state: "ok" });
  });

  test("that somebody removed: it says that its access has ended", async () => {
    const { secret } = await install("scout");
    await cleanUp({ secret });
    await expect(readSlackFacts(contextOf(secret))).rejects.toMatchObject({
      failure: { reason: "unauthorized" },
    });
  });
});

test("a test is said where the bot is, and where it was told to", async () => {
  const { secret } = await install("scout");
  const anywhere = await sayInSlack(contextOf(secret), { conversationId: null, text: "test" });
  expect(anywhere.conversationId).toBe("C0GENERAL");
  const there = { conversationId: "C0SUPPORT", text: "test" };
  expect((await sayInSlack(contextOf(secret), there)).conversationId).toBe("C0SUPPORT");
});

describe("removing", () => {
  test("uninstalls the bot and deletes its app, and leaves the other one alone", async () => {
    const [scout, triage] = [await install("scout"), await install("triage")];
    expect(await cleanUp({ secret: scout.secret, callAsSetup: scout.asSetup })).toEqual([
      undefined,
      undefined,
    ]);
    expect(await isAlive(scout.secret)).toBe(false);
    expect(await isAlive(triage.secret)).toBe(true);
    const form = { app_id: String(scout.secret.appId) };
    const exported = scout.asSetup({
      method: "POST",
      url: "https://slack.com/api/apps.manifest.export",
      form,
    });
    await expect(exported).rejects.toThrow("no such app");
  });

  test("may run again after a crash at any step", async () => {
    const { secret, asSetup: callAsSetup } = await install("scout");
    await cleanUp({ secret });
    await cleanUp({ secret, callAsSetup });
    expect(await cleanUp({ secret, callAsSetup })).toEqual([undefined, undefined]);
  });

  test("says what stays where the workspace's token is gone, or a person made the app", async () => {
    const { secret } = await install("scout");
    const [, left] = await cleanUp({ secret });
    expect(left).toContain(`https://api.slack.com/apps/${String(secret.appId)}`);
    const pasted = { botToken: "xoxb-sandbox-pasted", signingSecret: "s" };
    expect((await cleanUp({ secret: pasted })).every((said) => said !== undefined)).toBe(true);
  });
});

describe("Slack's answers to a code", () => {
  test.each([
    ["invalid_code", "invalid_grant"],
    ["code_already_used", "invalid_grant"],
    ["bad_client_secret", "invalid_client"],
    ["never_heard_of", "never_heard_of"],
  ])("%s is %s", (error, standard) => {
    expect(adaptSlackToken(200, { ok: false, error })).toEqual({
      status: 400,
      body: { error: standard },
    });
  });

  test("a bot's token is a bearer's, and scopes are separated by spaces", () => {
    const body = { ok: true, access_token: "xoxb-1", token_type: "bot", scope: "a,b" };
    expect(adaptSlackToken(200, body)).toMatchObject({
      status: 200,
      body: { access_token: "xoxb-1", token_type: "bearer", scope: "a b" },
    });
  });

  test("what a made app's connection keeps names the app again, a pasted one's does not", async () => {
    const { secret } = await install("scout");
    expect(slackAppAuth.madeOf(secret)).toMatchObject({
      externalId: secret.appId,
      client: { id: secret.clientId },
    });
    expect(slackAppAuth.madeOf({ botToken: "x", signingSecret: "y" })).toBeUndefined();
  });
});
