import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { slackCall } from "@/lib/testing/slack-call";
import { readManifest } from "@/sandbox/slack/manifest";
import { startTestSandbox, type TestSandbox } from "@/sandbox/testing";
import { LeftBehindError } from "../left-behind-error";
import type { AppRequest } from "../make";
import type { ProviderCall, SecretFields } from "../provider";
import { checkRefreshToken } from "./key";
import { makeSlackApp, unmakeSlackApp } from "./make-app";
import { toManifest } from "./manifest";
import { toBotName, toCommand } from "./slug";
import { probeWorkspace, rotateSlackTokens } from "./tokens";

let sandbox: TestSandbox;
let server: Server;
let address: string;
let isUp = true;

beforeAll(async () => {
  sandbox = await startTestSandbox();
  server = createServer((request, response) => {
    let text = "";
    request.on("data", (chunk) => (text += String(chunk)));
    request.on("end", () => {
      response.statusCode = isUp ? 200 : 404;
      response.end(text);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  address = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/channel`;
});
afterAll(async () => {
  server.close();
  await sandbox.close();
});

const callWith = (token?: string): ProviderCall => slackCall(sandbox, token);

let count = 0;
async function workspace(): Promise<{ call: ProviderCall; secret: SecretFields }> {
  count += 1;
  const pasted = { refreshToken: `xoxe-1-sandbox-test-${String(count)}` };
  const { accessToken, refreshToken = "" } = await rotateSlackTokens(callWith(), pasted);
  return { call: callWith(accessToken), secret: { accessToken, refreshToken } };
}

const wanted = (): AppRequest => ({
  reference: "01890000-0000-7000-8000-000000000000",
  address,
  redirectUri: "http://127.0.0.1:3999/api/oauth/slack/callback",
  name: "Scout",
  description: "Looks after the website",
  color: "#1f2937",
});

describe("a workspace's configuration token", () => {
  test("is spent for a pair of half a day, again and again, each refresh token once", async () => {
    const first = await rotateSlackTokens(callWith(), { refreshToken: "xoxe-1-sandbox-again" });
    expect(first.expiresInSeconds).toBe(12 * 60 * 60);
    const secret = { refreshToken: first.refreshToken ?? "" };
    const second = await rotateSlackTokens(callWith(), secret);
    expect(second.refreshToken).not.toBe(first.refreshToken);
    await expect(rotateSlackTokens(callWith(), secret)).rejects.toMatchObject({
      failure: { reason: "unauthorized" },
    });
  });

  test("names the workspace and whose apps they will be", async () => {
    const { call } = await workspace();
    expect(await probeWorkspace(call)).toEqual({
      id: "T0ACME:U0ANNA",
      name: "Acme workspace",
      detail: "apps of anna",
    });
  });

  test.each([
    ["xoxe.xoxp-1-Mi0yLTEyMzQ", "Refresh Token"],
    ["xoxb-1234567890", "one app"],
    ["hello", "xoxe-1-"],
    ["", "xoxe-1-"],
  ])("%j is none", (value, words) => {
    expect(checkRefreshToken(value)).toContain(words);
  });

  test("both forms of refresh tokens are taken", () => {
    expect(checkRefreshToken("xoxe-1-My0xLTEyMzQ1Njc4")).toBeUndefined();
    expect(checkRefreshToken("xoxe-1-sandbox-acme")).toBeUndefined();
  });
});

describe("an agent's app", () => {
  test("is made with secrets and a client of its own, and is gone when it is taken away", async () => {
    const { call } = await workspace();
    const [scout, triage] = [
      await makeSlackApp(call, wanted()),
      await makeSlackApp(call, { ...wanted(), name: "Triage" }),
    ];
    expect(scout.externalId).not.toBe(triage.externalId);
    expect(scout.secret.signingSecret).not.toBe(triage.secret.signingSecret);
    expect(scout.client.id).not.toBe(triage.client.id);
    const made = { reference: "r", externalId: scout.externalId, secret: {}, request: {} };
    const exported = (appId: string) =>
      call({
        method: "POST",
        url: "https://slack.com/api/apps.manifest.export",
        form: { app_id: appId },
      });
    await unmakeSlackApp(call, made);
    await expect(exported(scout.externalId)).rejects.toThrow("no such app");
    expect((await exported(triage.externalId)).body).toMatchObject({
      manifest: { display_information: { name: "Triage" } },
    });
    // After a crash it runs again.
    await unmakeSlackApp(call, made);
  });

  test("is not made where our address does not answer, with the reason in words", async () => {
    const { call } = await workspace();
    isUp = false;
    const refused = makeSlackApp(call, wanted());
    await expect(refused).rejects.toThrow(/Slack refused the app: .*challenge/);
    isUp = true;
  });

  test("of which nobody knows whether it was made needs a person, who is told its name", async () => {
    const { call } = await workspace();
    const made = { reference: "r", externalId: null, secret: {}, request: { name: "Scout" } };
    const left = unmakeSlackApp(call, made);
    await expect(left).rejects.toBeInstanceOf(LeftBehindError);
    await expect(left).rejects.toMatchObject({
      message: expect.stringContaining("Scout") as string,
      link: "https://api.slack.com/apps",
    });
  });

  test.each([
    ["a long name", { name: "The agent that looks after everything at once" }],
    ["no description", { description: "" }],
    ["a long description", { description: `${"word ".repeat(60)}\nand a line` }],
    ["signs only", { name: "日本 ✨" }],
    ["a name of Slack's own commands", { name: "Remind" }],
    ["accents and capitals", { name: "Zoë O'Brien" }],
  ])("has a manifest that Slack takes with %s", (_what, change) => {
    const manifest = toManifest({ ...wanted(), ...change });
    expect(readManifest(JSON.stringify(manifest))).toHaveProperty("manifest");
  });

  test("hears everything at its own address, and is asked for no PKCE and no rotation", () => {
    const { settings, features } = toManifest(wanted());
    expect(settings.event_subscriptions.request_url).toBe(`${address}/events`);
    expect(settings.interactivity.request_url).toBe(`${address}/events`);
    expect(features.slash_commands[0]?.url).toBe(`${address}/events`);
    expect(settings.token_rotation_enabled).toBe(false);
  });

  test("is called by a name that Slack takes", () => {
    expect(toBotName("Zoë O'Brien")).toBe("zoe-o-brien");
    expect(toBotName("日本")).toBe("agent");
    expect(toBotName("-".repeat(40) + "x".repeat(40))).toBe("x".repeat(30));
    expect(toCommand("Scout 2")).toBe("/scout-2");
    expect(toCommand("Remind")).toBe("/ask-remind");
  });
});
