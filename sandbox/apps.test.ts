import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  connect,
  consent,
  redeem,
  requestTokens,
  startTestSandbox,
  type TestSandbox,
} from "./testing";

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
beforeEach(() => sandbox.control("POST", "/reset"));
afterEach(() => sandbox.control("DELETE", "/faults"));
afterAll(() => sandbox.close());

type App = { client_id: string; client_secret: string; redirectUri: string };

const callback = "http://127.0.0.1:4111/api/oauth/callback";

const post = (path: string, fields: Record<string, string>, headers = {}) =>
  sandbox.call(path, { method: "POST", body: new URLSearchParams(fields), headers });

/** Registers an app on the page, as a person does, and reads what it shows. */
async function register(provider: string, name = "Acme agents"): Promise<App> {
  const page = await post("/apps", { provider, name, redirectUri: callback });
  const text = await page.text();
  const shown = (id: string) => new RegExp(`id="${id}">([^<]+)<`).exec(text)?.[1] ?? "";
  return {
    client_id: shown("client-id"),
    client_secret: shown("client-secret"),
    redirectUri: callback,
  };
}

const consentAs = (app: App, provider: string, account: string) =>
  consent(sandbox, {
    provider,
    account,
    query: { client_id: app.client_id, redirect_uri: app.redirectUri },
  });

const asClient = ({ client_id, client_secret, redirectUri }: App) => ({
  client_id,
  client_secret,
  redirect_uri: redirectUri,
});

const connectAs = async (app: App, provider: string, account: string) =>
  (await redeem(sandbox, provider, await consentAs(app, provider, account), asClient(app))).body;

describe("registering an app", () => {
  it("gives an id and a secret that contain the word sandbox, and shows the secret once", async () => {
    const app = await register("github");
    expect(app.client_id).toMatch(/^sandbox-github-[0-9a-f]{16}$/);
    expect(app.client_secret).toMatch(/^secret_sandbox_[0-9a-f]{40}$/);
    const list = await (await sandbox.call("/apps")).text();
    expect(list).toContain(app.client_id);
    expect(list).not.toContain(app.client_secret);
    expect(JSON.stringify(await sandbox.control("GET", "/clients"))).not.toContain("secret");
  });

  it("can be reached from the first page, and sends its form to itself only", async () => {
    expect(await (await sandbox.call("/")).text()).toContain('href="/apps"');
    const { headers } = await sandbox.call("/apps");
    expect(headers.get("content-security-policy")).toContain("form-action 'self';");
  });

  it("says at the field what is wrong, and keeps what was filled in", async () => {
    const page = await post("/apps", {
      provider: "github",
      name: "Acme agents",
      redirectUri: "https://evil.test/",
    });
    const text = await page.text();
    expect(page.status).toBe(400);
    expect(text).toMatch(/aria-invalid="true"\s+aria-describedby="redirectUri-problem"/);
    expect(text).toContain("this machine only");
    expect(text).toContain('value="Acme agents"');
    expect(await sandbox.control("GET", "/clients")).toHaveLength(4);
  });

  it("is refused to pages of other sites", async () => {
    const fields = { provider: "github", name: "Evil", redirectUri: callback };
    const page = await post("/apps", fields, { "sec-fetch-site": "cross-site" });
    expect(page.status).toBe(403);
    expect(await sandbox.control("GET", "/clients")).toHaveLength(4);
  });

  it("escapes the names of apps", async () => {
    await register("github", "<script>alert(1)</script>");
    expect(await (await sandbox.call("/apps")).text()).not.toContain("<script>");
  });
});

describe("a registered app", () => {
  it.each([
    ["github", "octocat"],
    ["google", "ops@acme.test"],
    ["linear", "Acme"],
    ["notion", "Acme workspace"],
  ])("at %s gets tokens with its own redirect address and secret", async (provider, account) => {
    const app = await register(provider);
    const granted = await consentAs(app, provider, account);
    expect(granted.callback.href.startsWith(callback)).toBe(true);
    const wrong = { ...asClient(app), client_secret: "secret_sandbox_other" };
    expect((await redeem(sandbox, provider, granted, wrong)).body).not.toHaveProperty(
      "access_token",
    );
    const { body } = await redeem(sandbox, provider, granted, asClient(app));
    expect(body.access_token).toContain("sandbox");
    expect(await sandbox.control("GET", `/grants?provider=${provider}`)).toMatchObject([
      { account, clientId: app.client_id, revoked: false },
    ]);
  });

  it("has grants of its own: ending them leaves those of other apps", async () => {
    const own = await register("google");
    const other = await connect(sandbox, { provider: "google", account: "ops@acme.test" });
    const { access_token: token = "" } = await connectAs(own, "google", "ops@acme.test");
    await post("/oauth2.googleapis.com/revoke", { token });
    expect(await sandbox.control("GET", "/grants?provider=google")).toMatchObject([
      { clientId: "sandbox-google", revoked: false },
      { clientId: own.client_id, revoked: true },
    ]);
    expect(other.access_token).toBeDefined();
  });

  it("can neither redeem another app's code nor refresh or revoke its tokens", async () => {
    const [first, second] = [await register("linear"), await register("linear")];
    const granted = await consentAs(first, "linear", "Acme");
    const stolen = await redeem(sandbox, "linear", granted, asClient(second));
    expect(stolen.body.error).toBe("invalid_grant");
    const { body } = await redeem(sandbox, "linear", granted, asClient(first));
    const refresh = { grant_type: "refresh_token", refresh_token: body.refresh_token ?? "" };
    const refused = await requestTokens(sandbox, "linear", { ...refresh, ...asClient(second) });
    expect(refused.body.error).toBe("invalid_grant");
    const renewed = await requestTokens(sandbox, "linear", { ...refresh, ...asClient(first) });
    expect(renewed.body.access_token).toBeDefined();
  });

  it("is refused with its old secret once it has a new one, and its grants go on", async () => {
    const app = await register("github");
    const { access_token: token = "" } = await connectAs(app, "github", "octocat");
    const { secret } = (await sandbox.control("POST", `/clients/${app.client_id}/rotate`)) as {
      secret: string;
    };
    const granted = await consentAs(app, "github", "octocat");
    const old = await redeem(sandbox, "github", granted, asClient(app));
    expect(old.body.error).toBe("incorrect_client_credentials");
    const now = { ...asClient(app), client_secret: secret };
    expect((await redeem(sandbox, "github", granted, now)).body.access_token).toBeDefined();
    const headers = { authorization: `Bearer ${token}` };
    const info = await sandbox.call("/api.github.com/user", { headers });
    expect(info.status).toBe(200);
  });

  it("takes all grants with it when it is deleted, and is unknown from then on", async () => {
    const app = await register("github");
    await connectAs(app, "github", "octocat");
    await post(`/apps/${app.client_id}`, { do: "delete" });
    expect(await sandbox.control("GET", "/grants?provider=github")).toMatchObject([
      { clientId: app.client_id, revoked: true, tokens: 0 },
    ]);
    await expect(consentAs(app, "github", "octocat")).rejects.toThrow("No application");
  });

  it("is known after a restart, also where the file is from before there were any", async () => {
    const folder = mkdtempSync(join(tmpdir(), "sandbox-"));
    const path = join(folder, "sandbox.json");
    await (await startTestSandbox(path)).close();
    const older = JSON.parse(readFileSync(path, "utf8")) as Record<string, unknown>;
    delete older.clients;
    writeFileSync(path, JSON.stringify(older));
    const first = await startTestSandbox(path);
    const made = await first.control("POST", "/clients", {
      provider: "github",
      name: "Acme agents",
      redirectUri: callback,
    });
    await first.close();
    const second = await startTestSandbox(path);
    const { id, provider } = made as { id: string; provider: string };
    expect(await second.control("GET", "/clients")).toContainEqual({
      id,
      provider,
      name: "Acme agents",
      redirectUri: callback,
    });
    expect(await second.control("GET", "/clients")).toHaveLength(5);
    await second.close();
    rmSync(folder, { recursive: true });
  });
});

it.each([
  ["github", "/github.com/login/oauth/authorize", 404],
  ["google", "/accounts.google.com/o/oauth2/v2/auth", 401],
  ["linear", "/linear.app/oauth/authorize", 400],
  ["notion", "/api.notion.com/v1/oauth/authorize", 400],
])(
  "the authorization page of %s refuses a client that it does not know",
  async (id, path, status) => {
    const search = new URLSearchParams({ client_id: "unknown", redirect_uri: callback });
    const page = await sandbox.call(`${path}?${search.toString()}`);
    expect([page.status, page.headers.get("location")]).toEqual([status, null]);
    const known = new URLSearchParams({
      client_id: `sandbox-${id}`,
      redirect_uri: sandbox.redirectUri(id),
      response_type: "code",
    });
    expect((await sandbox.call(`${path}?${known.toString()}`)).status).toBe(200);
  },
);

it("a lost answer is one whose work was done", async () => {
  const linear = { provider: "linear", account: "Acme" };
  const { refresh_token: token = "" } = await connect(sandbox, linear);
  const refresh = () =>
    requestTokens(sandbox, "linear", { grant_type: "refresh_token", refresh_token: token });
  await sandbox.control("POST", "/faults", {
    host: "api.linear.app",
    path: "/oauth/token",
    kind: "lost_answer",
    delayMs: 20,
    times: 1,
  });
  await expect(refresh()).rejects.toThrow();
  expect((await refresh()).body.error).toBe("invalid_grant");
});
