import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { inOrganization } from "@/lib/db";
import { api, type ApiAnswer } from "@/lib/testing/api";
import { createTestConnection } from "@/lib/testing/connection";
import { createPerson, createTree, type TestPerson, type TestTree } from "@/lib/testing/fixtures";
import { createTestKey, createTestToken } from "@/lib/testing/keys";

type Client = ReturnType<typeof api>;

let tree: TestTree;
let owner: Client;
let agent: Client;
let viewer: TestPerson;
let stranger: TestTree;

beforeAll(async () => {
  tree = await createTree();
  stranger = await createTree();
  viewer = await createPerson(tree.organizationId, tree.team.id, "viewer");
  owner = api({ token: await createTestToken(tree.owner) });
  agent = api({ token: await createTestKey(tree.organizationId, tree.agent.id) });
});

const field = (answer: ApiAnswer, name: string): string =>
  String((answer.body as Record<string, unknown>)[name]);
const pointers = ({ body }: ApiAnswer): string[] =>
  (body as { errors?: { pointer: string }[] }).errors?.map(({ pointer }) => pointer) ?? [];

test("a node is named by its id, its path or, by its own key, as self", async () => {
  const path = encodeURIComponent(`${tree.slug}/growth/website/scout`);
  for (const [who, name] of [
    [owner, tree.agent.id],
    [owner, path],
    [agent, tree.agent.id],
    [agent, path],
    [agent, "self"],
  ] as const)
    expect((await who.get(`/nodes/${name}`)).body).toMatchObject({ id: tree.agent.id });
  expect(await owner.get("/nodes/self")).toMatchObject({ status: 422 });
});

test("a token reaches nothing outside of its organization, by id, path or parameter", async () => {
  for (const path of [
    `/nodes/${stranger.team.id}`,
    `/nodes/${encodeURIComponent(`${stranger.slug}/growth`)}`,
    `/nodes/nowhere`,
    `/tree?organization=${stranger.organizationId}`,
  ])
    expect(await owner.get(path), path).toMatchObject({ status: 404 });
  const into = await owner.patch(`/nodes/${tree.agent.id}`, { parentId: stranger.slug });
  expect(into).toMatchObject({ status: 404 });
});

test("whoever is nobody is told how to be somebody", async () => {
  for (const who of [
    api({}),
    api({ token: "nonsense" }),
    api({ token: `alfe_pt_${"x".repeat(65)}` }),
  ]) {
    const answer = await who.get("/whoami");
    expect(answer).toMatchObject({ status: 401 });
    expect(answer.headers.get("www-authenticate")).toBe("Bearer");
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
  }
});

test("an agent and a person each learn who they are", async () => {
  expect((await agent.get("/whoami")).body).toMatchObject({
    kind: "agent",
    node: { id: tree.agent.id, name: "scout", path: tree.agent.path },
    organization: { id: tree.organizationId, slug: tree.slug },
  });
  const token = await createTestToken(viewer);
  expect((await api({ token }).get("/whoami")).body).toEqual({
    kind: "person",
    user: { id: viewer.actor.userId, email: viewer.email, name: "viewer" },
    organization: { id: tree.organizationId, name: "acme", slug: tree.slug },
    roles: [
      {
        node: { id: tree.team.id, kind: "team", name: "Growth", path: tree.team.path },
        role: "viewer",
      },
    ],
    keyId: expect.any(String) as string,
  });
});

test("a browser's session reads, from the dashboard only, and changes nothing", async () => {
  const browser = api({ session: tree.owner });
  const address = `/nodes/${tree.team.id}?organization=${tree.organizationId}`;
  expect(await browser.get(address, { "sec-fetch-site": "same-origin" })).toMatchObject({
    status: 200,
  });
  for (const site of ["cross-site", "same-site"])
    expect(await browser.get(address, { "sec-fetch-site": site })).toMatchObject({ status: 403 });
  expect(await browser.get(`/nodes/${tree.team.id}`)).toMatchObject({ status: 422 });
  for (const answer of [
    await browser.patch(`/nodes/${tree.team.id}`, { name: "Taken" }),
    await browser.delete(address),
    await browser.post(`/nodes/${tree.team.id}/preview`, { kind: "delete" }),
  ])
    expect(answer).toMatchObject({ status: 403 });
  expect((await owner.get(`/nodes/${tree.team.id}`)).body).toMatchObject({ name: "Growth" });
});

test("a token beside a browser's cookie is what counts, also where it is not good", async () => {
  const key = await createTestKey(tree.organizationId, tree.agent.id);
  const both = api({ token: key, session: tree.owner });
  expect((await both.get("/whoami")).body).toMatchObject({ kind: "agent" });
  const bad = api({ token: "nonsense", session: tree.owner });
  expect(await bad.get(`/tree?organization=${tree.organizationId}`)).toMatchObject({ status: 401 });
});

test("what is made is answered with 201 and where it is, and can be changed and removed there", async () => {
  const made = await owner.post(`/nodes/${tree.project.id}/children`, {
    kind: "agent",
    name: "ranger",
  });
  expect(made.status).toBe(201);
  const address = made.headers.get("location") ?? "";
  expect(address).toBe(`/api/v1/nodes/${field(made, "id")}`);
  expect((await owner.patch(address, { name: "Ranger" })).body).toMatchObject({ name: "Ranger" });
  const preview = await owner.post(`${address}/preview`, {
    kind: "move",
    parentId: tree.team.id,
  });
  const previewDigest = field(preview, "digest");
  expect(
    (await owner.patch(address, { parentId: tree.team.id, previewDigest })).body,
  ).toMatchObject({ path: `/${tree.slug}/growth/ranger` });
  const last = await owner.post(`${address}/preview`, { kind: "delete" });
  const gone = await owner.delete(`${address}?previewDigest=${field(last, "digest")}`);
  expect(gone.status).toBe(200);
  expect(gone.headers.get("location")).toBe(`/api/v1/receipts/${field(gone, "removalId")}`);
  expect(await owner.get(address)).toMatchObject({ status: 404 });
});

test("a node is previewed by its path, towards another one by its path", async () => {
  const preview = await owner.post(
    `/nodes/${encodeURIComponent(`${tree.slug}/growth/website/scout`)}/preview`,
    { kind: "move", parentId: `${tree.slug}/growth` },
  );
  expect(preview).toMatchObject({
    status: 200,
    body: { addresses: { after: `/${tree.slug}/growth/scout` } },
  });
});

test("an account is previewed, made the default and moved under the names of the API", async () => {
  const id = await createTestConnection(tree.organizationId, tree.project.id);
  const address = `/connections/${id}`;
  const preview = await owner.post(`${address}/preview`, {
    kind: "move",
    node: tree.team.path.slice(1),
  });
  expect(preview.status).toBe(200);
  const moved = await owner.patch(address, {
    node: `${tree.slug}/growth`,
    previewDigest: field(preview, "digest"),
  });
  expect(moved.body).toMatchObject({ id, nodeId: tree.team.id });
  const both = await owner.patch(address, { node: tree.project.id, label: "Both" });
  expect(both.status).toBe(422);
  expect((await owner.patch(address, { label: "Ours", default: true })).body).toMatchObject({
    label: "Ours",
    isDefault: true,
  });
  // Under the name that the field has inside, nothing is known here.
  expect(pointers(await owner.patch(address, { makeDefault: true }))).toEqual(["/makeDefault"]);
});

test("what is wrong is named as the request named it", async () => {
  const children = `/nodes/${tree.project.id}/children`;
  expect(pointers(await owner.post(children, { kind: "robot", name: "" })).toSorted()).toEqual([
    "/kind",
    "/name",
  ]);
  expect(pointers(await owner.get(`${children}?limit=many`))).toEqual(["/limit"]);
  expect(pointers(await owner.get(`${children}?limits=5`))).toEqual(["/limits"]);
  expect(pointers(await owner.get(`${children}?limit=5&limit=6`))).toEqual(["/limit"]);
  const preview = `/connections/${randomUUID()}/preview`;
  expect(pointers(await owner.post(preview, { kind: "move", node: 7 }))).toEqual(["/node"]);
  const node = `/nodes/${tree.project.id}/preview`;
  expect(pointers(await owner.post(node, { kind: "move", parentId: 7 }))).toEqual(["/parentId"]);
});

test("a body is a JSON object of reasonable size in UTF-8, or is refused with the reason", async () => {
  const address = `/nodes/${tree.project.id}/children`;
  const send = (body: string, type = "application/json") =>
    owner.post(address, body, { "content-type": type });
  expect(await send("{", "application/json")).toMatchObject({ status: 422 });
  expect(await send("[]")).toMatchObject({ status: 422 });
  expect(await send("null")).toMatchObject({ status: 422 });
  expect(await send("{}", "text/plain")).toMatchObject({ status: 415 });
  expect(await send("{}", "application/json; charset=latin1")).toMatchObject({ status: 415 });
  expect(await send(`{"name":"${"x".repeat(1_000_000)}"}`)).toMatchObject({ status: 413 });
  expect(await send(`{"name":${"[".repeat(70)}${"]".repeat(70)}}`)).toMatchObject({ status: 422 });
  expect(await send(`{"__proto__":{"kind":"agent"},"name":"x"}`)).toMatchObject({ status: 422 });
  expect(await send(`{"kind":"agent","name":"a\\u0000b"}`)).toMatchObject({ status: 422 });
  expect(await send(`{"kind":"agent","name":"a\\ud800b"}`)).toMatchObject({ status: 422 });
});

test("another method than those of an address is told which there are", async () => {
  const answer = await owner.put(`/nodes/${tree.team.id}`, {});
  expect(answer.status).toBe(405);
  expect(answer.headers.get("allow")).toBe("GET, PATCH, DELETE, HEAD");
  expect(await owner.get("/nothing/here")).toMatchObject({ status: 404 });
});

test("what was read before and is the same is not sent again", async () => {
  const address = `/nodes/${tree.team.id}`;
  const first = await owner.get(address);
  const etag = first.headers.get("etag") ?? "";
  expect(etag).toMatch(/^"[\w-]{27}"$/);
  for (const known of [etag, `"other", W/${etag}`, "*"]) {
    const again = await owner.get(address, { "if-none-match": known });
    expect(again).toMatchObject({ status: 304, body: "" });
    expect(again.headers.get("etag")).toBe(etag);
  }
  await owner.patch(address, { description: "Grows." });
  const changed = await owner.get(address, { "if-none-match": etag });
  expect(changed).toMatchObject({ status: 200, body: { description: "Grows." } });
});

test("every answer has an id of ours, which the audit log has too, and cannot be sniffed or shared", async () => {
  const made = await owner.patch(`/nodes/${tree.team.id}`, { description: "Grows more." });
  const requestId = made.headers.get("x-request-id") ?? "";
  expect(requestId).toMatch(/^[0-9a-f-]{36}$/);
  const { organizationId } = tree;
  const events = await inOrganization(organizationId, (tx) =>
    tx.auditEvent.findMany({ where: { organizationId, requestId } }),
  );
  expect(events).toMatchObject([{ operation: "rename_node", actorId: tree.owner.actor.userId }]);
  expect(events[0]?.keyId).toEqual(expect.any(String));
  for (const answer of [made, await owner.get("/nothing"), await api({}).get("/tree")]) {
    expect(answer.headers.get("x-request-id")).not.toBe("from the client");
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
    expect(answer.headers.get("access-control-allow-origin")).toBeNull();
    expect(answer.headers.get("cache-control")).toMatch(/no-store|private/);
  }
});

test("an agent does at itself what is open to agents, and nothing anywhere else", async () => {
  expect(await agent.get("/nodes/self/integrations")).toMatchObject({ status: 200 });
  expect(await agent.get(`/nodes/${tree.project.id}/integrations`)).toMatchObject({ status: 404 });
  expect(await agent.patch("/nodes/self", { name: "boss" })).toMatchObject({ status: 403 });
  expect(await agent.post(`/nodes/self/keys`, { name: "more" })).toMatchObject({ status: 403 });
});
