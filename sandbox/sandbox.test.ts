import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { connect, consent, startTestSandbox, type TestSandbox } from "./testing";

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterEach(() => sandbox.control("DELETE", "/faults"));
afterAll(() => sandbox.close());

const octocat = { provider: "github", account: "octocat", scopes: ["repo", "read:org"] };

function authorizePage(query: Record<string, string>): Promise<Response> {
  const search = new URLSearchParams({
    client_id: "sandbox-github",
    redirect_uri: sandbox.redirectUri("github"),
    ...query,
  });
  return sandbox.call(`/github.com/login/oauth/authorize?${search.toString()}`);
}

function getUser(token: string | undefined): Promise<Response> {
  return sandbox.call("/api.github.com/user", {
    headers: { authorization: `Bearer ${token ?? ""}` },
  });
}

describe("the consent page", () => {
  it("is closed against framing, scripts, caches and openers", async () => {
    const { headers } = await authorizePage({ scope: "repo" });
    expect(headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
    expect(headers.get("cross-origin-opener-policy")).toBe("same-origin");
    expect(headers.get("cache-control")).toBe("no-store");
  });

  it("allows its own style sheet, by the hash of what is really sent", async () => {
    const response = await authorizePage({ scope: "repo" });
    const style = /<style>([^]*)<\/style>/.exec(await response.text())?.[1] ?? "";
    const hash = createHash("sha256").update(style).digest("base64");
    expect(response.headers.get("content-security-policy")).toContain(`'sha256-${hash}'`);
  });

  it("preselects the hinted account and ticks every known scope", async () => {
    const page = await (await authorizePage({ scope: "repo bogus", login: "hubot" })).text();
    expect(page).toMatch(/value="hubot"\s+required\s+checked/);
    expect(page).toMatch(/value="repo"\s+checked/);
    expect(page).not.toContain("bogus");
  });

  it("never redirects to an address that is not exactly the registered one", async () => {
    for (const uri of ["https://evil.test/", `${sandbox.redirectUri("github")}/x`]) {
      const response = await authorizePage({ redirect_uri: uri });
      expect(response.status).toBe(400);
      expect(response.headers.get("location")).toBeNull();
    }
  });

  it("escapes what it is given", async () => {
    const response = await authorizePage({ login: '"><script>' });
    expect(await response.text()).not.toContain("<script>");
  });

  it("sends a refusal back with the state when declined, and leaves no grant", async () => {
    await sandbox.control("POST", "/reset");
    const { callback } = await consent(sandbox, { ...octocat, decision: "decline" });
    expect(callback.searchParams.get("error")).toBe("access_denied");
    expect(callback.searchParams.get("state")).toBe("some-state");
    expect(callback.searchParams.get("code")).toBeNull();
    expect(await sandbox.control("GET", "/grants")).toEqual([]);
  });

  it("grants only what stayed ticked and what was asked", async () => {
    const ticked = ["read:org", "gist"];
    expect((await connect(sandbox, { ...octocat, ticked })).scope).toBe("read:org");
  });
});

describe("faults", () => {
  it("fail as often as told, for the host and path that were named", async () => {
    const { access_token: token } = await connect(sandbox, octocat);
    await sandbox.control("POST", "/faults", {
      host: "api.github.com",
      path: "/user",
      kind: "status",
      status: 503,
      times: 2,
    });
    const statuses = [];
    for (let i = 0; i < 3; i += 1) statuses.push((await getUser(token)).status);
    expect(statuses).toEqual([503, 503, 200]);
  });

  it("play rate limits, garbage, slowness, silence and dropped connections", async () => {
    const { access_token: token } = await connect(sandbox, octocat);
    const order = (fault: object) =>
      sandbox.control("POST", "/faults", { provider: "github", times: 1, ...fault });
    await order({ kind: "rate_limit", retryAfterSeconds: 7 });
    const limited = await getUser(token);
    expect([limited.status, limited.headers.get("retry-after")]).toEqual([429, "7"]);
    await order({ kind: "garbage" });
    await expect((await getUser(token)).json()).rejects.toThrow();
    await order({ kind: "reset" });
    await expect(getUser(token)).rejects.toThrow();
    await order({ kind: "timeout", delayMs: 80 });
    await expect(getUser(token)).rejects.toThrow();
    await order({ kind: "slow", delayMs: 120 });
    const before = performance.now();
    expect((await getUser(token)).status).toBe(200);
    expect(performance.now() - before).toBeGreaterThan(110);
  });

  it("narrow what a person allowed", async () => {
    const fault = { provider: "github", kind: "narrow_scopes", scopes: ["read:org"] };
    await sandbox.control("POST", "/faults", fault);
    expect((await connect(sandbox, octocat)).scope).toBe("read:org");
  });

  it("are refused when they make no sense", async () => {
    const answer = await sandbox.control("POST", "/faults", { provider: "nobody", kind: "slow" });
    expect(answer).toHaveProperty("error");
  });
});

describe("control", () => {
  it("is closed to callers without its header, such as a page of another site", async () => {
    expect((await sandbox.call("/_sandbox/health")).status).toBe(403);
    expect(await sandbox.control("GET", "/health")).toEqual({ status: "ok" });
  });

  it("lists a grant, revokes it as its account would, and expires tokens", async () => {
    await sandbox.control("POST", "/reset");
    const { access_token: token } = await connect(sandbox, octocat);
    const [grant] = (await sandbox.control("GET", "/grants?provider=github")) as { id: string }[];
    expect(grant).toMatchObject({ account: "octocat", revoked: false, tokens: 1 });
    await sandbox.control("POST", "/expire-tokens", { provider: "github" });
    expect((await getUser(token)).status).toBe(401);
    const again = await connect(sandbox, octocat);
    await sandbox.control("POST", `/grants/${grant?.id ?? ""}/revoke`);
    expect((await getUser(again.access_token)).status).toBe(401);
    expect(await sandbox.control("GET", "/grants")).toMatchObject([{ revoked: true, tokens: 0 }]);
  });

  it("counts provider traffic only", async () => {
    await sandbox.control("POST", "/reset");
    await sandbox.call("/");
    expect(await sandbox.control("GET", "/requests")).toEqual({ count: 0, hosts: {}, last: [] });
    await getUser("nobody");
    expect(await sandbox.control("GET", "/requests")).toMatchObject({
      count: 1,
      last: [{ method: "GET", host: "api.github.com", path: "/user", status: 401 }],
    });
  });
});

describe("the state file", () => {
  it("carries grants over a restart and is private", async () => {
    const folder = mkdtempSync(join(tmpdir(), "sandbox-"));
    const path = join(folder, "sandbox.json");
    const first = await startTestSandbox(path);
    const { access_token: token = "" } = await connect(first, octocat);
    await first.close();
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readFileSync(path, "utf8")).toContain(token);
    const second = await startTestSandbox(path);
    const headers = { authorization: `Bearer ${token}` };
    expect((await second.call("/api.github.com/user", { headers })).status).toBe(200);
    await second.close();
    rmSync(folder, { recursive: true });
  });
});
