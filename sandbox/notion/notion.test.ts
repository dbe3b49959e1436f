import { afterAll, beforeAll, expect, it } from "vitest";
import {
  connect,
  consent,
  redeem,
  requestTokens,
  startTestSandbox,
  type TestSandbox,
} from "../testing";

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.close());

const acme = { provider: "notion", account: "Acme workspace" };

async function notion(token: string | undefined, path: string, method = "GET", body?: object) {
  const response = await sandbox.call(`/api.notion.com/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${token ?? ""}`, "notion-version": "2022-06-28" },
    body: body && JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as Body };
}
type Body = { id: string; code?: string; has_more?: boolean; results: { id: string }[] };

function refresh(token: string | undefined) {
  const fields = { grant_type: "refresh_token", refresh_token: token ?? "" };
  return requestTokens(sandbox, "notion", fields);
}

it("names the workspace and its owner together with the tokens", async () => {
  expect(await connect(sandbox, acme)).toMatchObject({
    access_token: expect.stringMatching(/^ntn_sandbox_/) as string,
    refresh_token: expect.stringMatching(/^nrt_sandbox_/) as string,
    workspace_name: "Acme workspace",
    owner: { type: "user", user: { person: { email: "anna@acme.test" } } },
  });
});

it("wants Basic authentication, and refuses a wrong secret with 401", async () => {
  const granted = await consent(sandbox, acme);
  const wrong = await redeem(sandbox, "notion", granted, { client_secret: "guess" });
  expect([wrong.status, wrong.body.error]).toEqual([401, "invalid_client"]);
  const inBody = await sandbox.call("/api.notion.com/v1/oauth/token", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ client_id: "sandbox-notion", client_secret: "sandbox-notion-secret" }),
  });
  expect(inBody.status).toBe(401);
});

it("refuses a reused code and ends what it gave", async () => {
  const granted = await consent(sandbox, acme);
  const { body } = await redeem(sandbox, "notion", granted);
  expect((await redeem(sandbox, "notion", granted)).body.error).toBe("invalid_grant");
  expect((await notion(body.access_token, "/users/me")).status).toBe(401);
  expect((await refresh(body.refresh_token)).body.error).toBe("invalid_grant");
});

it("rotates the refresh token: the old pair is dead at once", async () => {
  const first = await connect(sandbox, acme);
  const second = (await refresh(first.refresh_token)).body;
  expect(second.refresh_token).not.toBe(first.refresh_token);
  expect((await notion(first.access_token, "/users/me")).status).toBe(401);
  expect((await refresh(first.refresh_token)).body.error).toBe("invalid_grant");
  expect((await notion(second.access_token, "/users/me")).body).toMatchObject({
    type: "bot",
    bot: { workspace_name: "Acme workspace" },
  });
});

it("revokes one connection and leaves another of the same workspace alone", async () => {
  const [first, second] = [await connect(sandbox, acme), await connect(sandbox, acme)];
  const revoke = await sandbox.call("/api.notion.com/v1/oauth/revoke", {
    method: "POST",
    headers: { authorization: `Basic ${btoa("sandbox-notion:sandbox-notion-secret")}` },
    body: JSON.stringify({ token: first.access_token }),
  });
  expect(revoke.status).toBe(200);
  expect((await notion(first.access_token, "/users/me")).status).toBe(401);
  expect((await refresh(first.refresh_token)).status).toBe(400);
  expect((await notion(second.access_token, "/users/me")).status).toBe(200);
});

it("wants a version", async () => {
  const { access_token: token = "" } = await connect(sandbox, acme);
  const response = await sandbox.call("/api.notion.com/v1/users/me", {
    headers: { authorization: `Bearer ${token}` },
  });
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ code: "missing_version" });
});

it("finds, creates, extends and archives a page in its own workspace only", async () => {
  const { access_token: token } = await connect(sandbox, acme);
  const growth = await connect(sandbox, { ...acme, account: "Growth wiki" });
  const home = (await notion(token, "/search", "POST", { query: "acme home" })).body.results[0];
  expect((await notion(growth.access_token, `/pages/${home?.id ?? ""}`)).status).toBe(404);
  const text = (content: string) => ({ rich_text: [{ text: { content } }] });
  const created = await notion(token, "/pages", "POST", {
    parent: { page_id: home?.id.replaceAll("-", "") },
    properties: { title: { title: [{ text: { content: "Zebra notes" } }] } },
    children: [{ paragraph: text("First") }],
  });
  const children = `/blocks/${created.body.id}/children`;
  const item = { bulleted_list_item: { ...text("Second"), children: [{ paragraph: text("In") }] } };
  expect((await notion(token, children, "PATCH", { children: [item] })).status).toBe(200);
  expect((await notion(token, children)).body.results).toMatchObject([
    { type: "paragraph", paragraph: { rich_text: [{ plain_text: "First" }] } },
    { type: "bulleted_list_item", has_children: true },
  ]);
  expect((await notion(token, children, "PATCH", { children: [{ nonsense: {} }] })).status).toBe(
    400,
  );
  const search = () => notion(token, "/search", "POST", { query: "zebra" });
  expect((await search()).body.results).toHaveLength(1);
  await notion(token, `/pages/${created.body.id}`, "PATCH", { in_trash: true });
  expect((await search()).body.results).toHaveLength(0);
});

it("queries a database by its properties, page by page", async () => {
  const { access_token: token } = await connect(sandbox, acme);
  const filter = { property: "object", value: "database" };
  const databases = (await notion(token, "/search", "POST", { filter })).body.results;
  const query = (body: object) =>
    notion(token, `/databases/${databases[0]?.id ?? ""}/query`, "POST", body);
  const done = { property: "Status", select: { equals: "Done" } };
  const named = { property: "Name", title: { contains: "checkout" } };
  expect((await query({ filter: done })).body.results).toHaveLength(1);
  expect((await query({ filter: { and: [done, named] } })).body.results).toHaveLength(1);
  expect((await query({ page_size: 2 })).body).toMatchObject({ has_more: true });
  expect((await query({ filter: { property: "Name" } })).status).toBe(400);
  const row = {
    parent: { database_id: databases[0]?.id },
    properties: { Name: { title: [{ text: { content: "Zoo" } }] }, Colour: { select: {} } },
  };
  expect((await notion(token, "/pages", "POST", row)).status).toBe(400);
});
