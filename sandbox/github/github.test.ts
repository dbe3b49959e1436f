import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connect, consent, redeem, startTestSandbox, type TestSandbox } from "../testing";

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.close());

const octocat = { provider: "github", account: "octocat", scopes: ["repo", "read:org"] };

function api(token: string | undefined, path: string, method = "GET", body?: object) {
  return sandbox.call(`/api.github.com${path}`, {
    method,
    headers: { authorization: `Bearer ${token ?? ""}`, "user-agent": "test" },
    body: body && JSON.stringify(body),
  });
}

async function read<T>(response: Promise<Response>): Promise<T> {
  return (await (await response).json()) as T;
}

describe("authorization at GitHub", () => {
  it("comes back with code, state and issuer, and yields a token that never expires", async () => {
    const granted = await consent(sandbox, octocat);
    expect(granted.callback.searchParams.get("state")).toBe("some-state");
    expect(granted.callback.searchParams.get("iss")).toBe("https://github.com/login/oauth");
    const { body } = await redeem(sandbox, "github", granted);
    expect(body).toEqual({
      access_token: expect.stringMatching(/^gho_sandbox_/) as string,
      scope: "repo,read:org",
      token_type: "bearer",
    });
  });

  it("answers a wrong secret with status 200 and an error", async () => {
    const granted = await consent(sandbox, octocat);
    const wrong = await redeem(sandbox, "github", granted, { client_secret: "guess" });
    expect(wrong.status).toBe(200);
    expect(wrong.body.error).toBe("incorrect_client_credentials");
    expect((await redeem(sandbox, "github", granted)).body.access_token).toBeDefined();
  });

  it("refuses a wrong verifier and a wrong redirect URI", async () => {
    const granted = await consent(sandbox, octocat);
    const verifier = await redeem(sandbox, "github", granted, { code_verifier: "x".repeat(43) });
    expect(verifier.body.error).toBe("bad_verification_code");
    const uri = await redeem(sandbox, "github", granted, { redirect_uri: "http://127.0.0.1:1/x" });
    expect(uri.body.error).toBe("redirect_uri_mismatch");
  });

  it("refuses a reused code and revokes the token it gave", async () => {
    const granted = await consent(sandbox, octocat);
    const first = await redeem(sandbox, "github", granted);
    expect((await api(first.body.access_token, "/user")).status).toBe(200);
    expect((await redeem(sandbox, "github", granted)).body.error).toBe("bad_verification_code");
    expect((await api(first.body.access_token, "/user")).status).toBe(401);
  });

  it("answers as a form unless JSON is asked for", async () => {
    const response = await sandbox.call("/github.com/login/oauth/access_token", {
      method: "POST",
      body: new URLSearchParams({ client_id: "sandbox-github" }),
    });
    expect(response.headers.get("content-type")).toContain("x-www-form-urlencoded");
    expect(await response.text()).toContain("error=incorrect_client_credentials");
  });

  it("revokes one token, or the whole grant, for the application alone", async () => {
    const [first, second] = [await connect(sandbox, octocat), await connect(sandbox, octocat)];
    const remove = (what: string, token: string | undefined, secret = "sandbox-github-secret") =>
      sandbox.call(`/api.github.com/applications/sandbox-github/${what}`, {
        method: "DELETE",
        headers: { authorization: `Basic ${btoa(`sandbox-github:${secret}`)}` },
        body: JSON.stringify({ access_token: token }),
      });
    expect((await remove("token", first.access_token, "guess")).status).toBe(404);
    expect((await remove("token", first.access_token)).status).toBe(204);
    expect((await api(first.access_token, "/user")).status).toBe(401);
    expect((await api(second.access_token, "/user")).status).toBe(200);
    expect((await remove("grant", second.access_token)).status).toBe(204);
    expect((await api(second.access_token, "/user")).status).toBe(401);
  });
});

describe("GitHub's API", () => {
  it("names the account and the granted scopes", async () => {
    const { access_token: token } = await connect(sandbox, { ...octocat, ticked: ["repo"] });
    const response = await api(token, "/user");
    expect(response.headers.get("x-oauth-scopes")).toBe("repo");
    expect(await response.json()).toMatchObject({ login: "octocat", email: null });
  });

  it("lists the account's organizations to a token that may see them", async () => {
    const { access_token: token } = await connect(sandbox, octocat);
    expect(await read(api(token, "/user/orgs"))).toMatchObject([{ login: "acme" }]);
    const narrow = await connect(sandbox, { ...octocat, ticked: ["repo"] });
    expect((await api(narrow.access_token, "/user/orgs")).status).toBe(403);
  });

  it("hides private repositories from a token without repo, and from other accounts", async () => {
    const narrow = await connect(sandbox, { ...octocat, ticked: ["read:org"] });
    expect((await api(narrow.access_token, "/repos/acme/website")).status).toBe(404);
    expect((await api(narrow.access_token, "/repos/acme/handbook")).status).toBe(200);
    const hubot = await connect(sandbox, { ...octocat, account: "hubot" });
    expect((await api(hubot.access_token, "/repos/acme/website")).status).toBe(404);
  });

  it("creates, changes, comments and finds an issue", async () => {
    const { access_token: token } = await connect(sandbox, octocat);
    const issues = "/repos/acme/website/issues";
    const fields = { title: "Zebra stripes", body: "Everywhere", labels: ["bug", "zoo"] };
    const created = await read<{ number: number }>(api(token, issues, "POST", fields));
    const path = `${issues}/${String(created.number)}`;
    expect((await api(token, `${path}/comments`, "POST", { body: "Seen." })).status).toBe(201);
    expect((await api(token, path, "PATCH", { state: "closed" })).status).toBe(200);
    expect(await read(api(token, path))).toMatchObject({
      state: "closed",
      state_reason: "completed",
      comments: 1,
      user: { login: "octocat" },
      labels: [{ name: "bug" }, { name: "zoo" }],
    });
    const query = encodeURIComponent("zebra repo:acme/website is:issue");
    expect(await read(api(token, `/search/issues?q=${query}`))).toMatchObject({ total_count: 1 });
    expect((await api(token, issues, "POST", { body: "No title" })).status).toBe(422);
  });

  it("writes a file only against the version that was read", async () => {
    const { access_token: token } = await connect(sandbox, octocat);
    const path = "/repos/acme/website/contents/docs/deploy.md";
    const before = await read<{ sha: string; content: string }>(api(token, path));
    expect(Buffer.from(before.content, "base64").toString()).toContain("# Deploying");
    const content = Buffer.from("# Deploying, again\n").toString("base64");
    const write = (sha?: string) => api(token, path, "PUT", { message: "Change", content, sha });
    expect((await write()).status).toBe(422);
    expect((await write("0".repeat(40))).status).toBe(409);
    expect((await write(before.sha)).status).toBe(200);
    expect((await write(before.sha)).status).toBe(409);
    const after = await read<{ content: string }>(api(token, path));
    expect(Buffer.from(after.content, "base64").toString()).toBe("# Deploying, again\n");
  });

  it("opens a pull request from a new branch, once", async () => {
    const { access_token: token } = await connect(sandbox, octocat);
    const main = await read<{ commit: { sha: string } }>(
      api(token, "/repos/acme/website/branches/main"),
    );
    const ref = { ref: "refs/heads/try-it", sha: main.commit.sha };
    expect((await api(token, "/repos/acme/website/git/refs", "POST", ref)).status).toBe(201);
    const pull = { title: "Try it", head: "try-it", base: "main" };
    const open = () => api(token, "/repos/acme/website/pulls", "POST", pull);
    expect((await open()).status).toBe(422);
    await api(token, "/repos/acme/website/contents/new.txt", "PUT", {
      message: "Add",
      content: "bmV3",
      branch: "try-it",
    });
    expect((await open()).status).toBe(201);
    expect((await open()).status).toBe(422);
  });

  it("pages with a Link header that can be followed", async () => {
    const { access_token: token } = await connect(sandbox, octocat);
    const response = await api(token, "/user/repos?per_page=1");
    expect(await response.json()).toHaveLength(1);
    const next = /<([^>]+)>; rel="next"/.exec(response.headers.get("link") ?? "")?.[1] ?? "";
    const followed = await fetch(next, {
      headers: { authorization: `Bearer ${token}`, "user-agent": "test" },
    });
    expect(await followed.json()).toHaveLength(1);
  });

  it("wants a User-Agent, a token, and one that it knows", async () => {
    const bare = await sandbox.call("/api.github.com/user", { headers: { "user-agent": "" } });
    expect(bare.status).toBe(403);
    expect((await sandbox.call("/api.github.com/user")).status).toBe(401);
    expect((await api("gho_sandbox_guess", "/user")).status).toBe(401);
  });
});
