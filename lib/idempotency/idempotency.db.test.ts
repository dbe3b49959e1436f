import { createHash, randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { inOrganization } from "@/lib/db";
import { sweepOrganization } from "@/lib/jobs/sweep-organization";
import { removeMember } from "@/lib/members/remove";
import { execute } from "@/lib/pipeline/execute";
import { api, type ApiAnswer } from "@/lib/testing/api";
import { createPerson, createTree, type TestPerson, type TestTree } from "@/lib/testing/fixtures";
import { createTestKey, createTestToken } from "@/lib/testing/keys";
import { startProcess, type TestProcess } from "@/lib/testing/process";

let tree: TestTree;
let admin: TestPerson;
let token: string;
let client: ReturnType<typeof api>;

beforeEach(async () => {
  tree = await createTree();
  admin = await createPerson(tree.organizationId, tree.team.id, "admin");
  token = await createTestToken(admin);
  client = api({ token });
});

const children = () => `/nodes/${tree.project.id}/children`;
const agentNamed = (name: string) => ({ kind: "agent", name });
const with_ = (key: string) => ({ "idempotency-key": key });

const rows = () =>
  inOrganization(tree.organizationId, (tx) =>
    tx.idempotentRequest.findMany({ where: { organizationId: tree.organizationId } }),
  );

const agentsNamed = (name: string) =>
  inOrganization(tree.organizationId, (tx) =>
    tx.node.count({ where: { organizationId: tree.organizationId, name } }),
  );

const isReplayed = ({ headers }: ApiAnswer) => headers.get("idempotency-replayed") === "true";

test("a repeated request gets the first answer and is done once", async () => {
  const first = await client.post(children(), agentNamed("ranger"), with_("k1"));
  expect([first.status, isReplayed(first)]).toEqual([201, false]);
  // The same JSON in another order is the same request.
  const second = await client.post(children(), { name: "ranger", kind: "agent" }, with_("k1"));
  expect([second.status, isReplayed(second)]).toEqual([201, true]);
  expect(second.body).toEqual(first.body);
  expect(second.headers.get("location")).toBe(first.headers.get("location"));
  expect(second.headers.get("x-request-id")).not.toBe(first.headers.get("x-request-id"));
  expect(await agentsNamed("ranger")).toBe(1);
});

test("a key that came with another request is refused", async () => {
  await client.post(children(), agentNamed("ranger"), with_("k1"));
  for (const answer of [
    await client.post(children(), agentNamed("rover"), with_("k1")),
    await client.post(`/nodes/${tree.team.id}/children`, agentNamed("ranger"), with_("k1")),
  ])
    expect(answer).toMatchObject({ status: 422, body: { code: "invalid_input" } });
  expect(await agentsNamed("rover")).toBe(0);
});

test("the same key of somebody else is another one", async () => {
  const other = api({ token: await createTestToken(tree.owner) });
  await client.post(children(), agentNamed("ranger"), with_("k1"));
  const answer = await other.post(children(), agentNamed("rover"), with_("k1"));
  expect([answer.status, isReplayed(answer)]).toEqual([201, false]);
});

test("a failure that says what holds is repeated too; one that did nothing may be mended", async () => {
  await client.post(children(), { ...agentNamed("ranger"), slug: "ranger" });
  const taken = { ...agentNamed("other"), slug: "ranger" };
  const first = await client.post(children(), taken, with_("k1"));
  expect(first.status).toBe(409);
  const second = await client.post(children(), taken, with_("k1"));
  expect([second.status, isReplayed(second)]).toEqual([409, true]);

  expect(await client.post(children(), { name: "x" }, with_("k2"))).toMatchObject({ status: 422 });
  const mended = await client.post(children(), agentNamed("mended"), with_("k2"));
  expect([mended.status, isReplayed(mended)]).toEqual([201, false]);
});

test("a key that is shown once is nowhere in clear, and yet in the repeated answer", async () => {
  const make = () => client.post(`/nodes/${tree.agent.id}/keys`, { name: "CI" }, with_("secret-1"));
  const first = await make();
  const { token: key } = first.body as { token: string };
  expect(key).toMatch(/^alfe_ag_/);
  expect((await make()).body).toEqual(first.body);
  const [row, ...more] = await rows();
  expect(more).toEqual([]);
  expect(JSON.stringify(row)).not.toContain(key);
  expect(JSON.stringify(row)).not.toContain("secret-1");
  expect(row?.answer).toEqual(expect.any(String));
});

test("whoever may no longer do it gets no answer again", async () => {
  const body = { name: "CI" };
  const address = `/nodes/${tree.agent.id}/keys`;
  await createPerson(tree.organizationId, tree.organizationId, "owner");
  expect(await client.post(address, body, with_("k1"))).toMatchObject({ status: 201 });
  const { organizationId } = tree;
  const { id: membershipId } = await inOrganization(organizationId, (tx) =>
    tx.membership.findFirstOrThrow({ where: { organizationId, userId: admin.actor.userId } }),
  );
  await inOrganization(organizationId, (tx) =>
    tx.membership.updateMany({
      where: { organizationId, id: membershipId },
      data: { role: "viewer" },
    }),
  );
  expect(await client.post(address, body, with_("k1"))).toMatchObject({ status: 403 });
  await execute(removeMember, tree.owner, {
    nodeId: tree.team.id,
    membershipId,
    connections: "keep",
  });
  // With the last role the token ends too.
  expect(await client.post(address, body, with_("k1"))).toMatchObject({ status: 401 });
});

test("a removal is answered again although what it removed is gone", async () => {
  const made = await client.post(children(), agentNamed("ranger"));
  const { id, path } = made.body as { id: string; path: string };
  for (const [name, key] of [
    [id, "k1"],
    [encodeURIComponent(path.slice(1)), "k2"],
  ] as const) {
    if (key === "k2") await client.post(children(), agentNamed("ranger"));
    const preview = await client.post(`/nodes/${name}/preview`, { kind: "delete" });
    const { digest } = preview.body as { digest: string };
    const address = `/nodes/${name}?previewDigest=${digest}`;
    const first = await client.delete(address, undefined, with_(key));
    expect(first).toMatchObject({ status: 200 });
    const second = await client.delete(address, undefined, with_(key));
    expect([second.status, isReplayed(second)]).toEqual([200, true]);
    expect(second.body).toEqual(first.body);
  }
});

test("what reads and what only looks ahead is never kept", async () => {
  await client.get(`/nodes/${tree.agent.id}`, with_("k1"));
  await client.post(`/nodes/${tree.agent.id}/preview`, { kind: "delete" }, with_("k2"));
  expect(await rows()).toEqual([]);
});

test("a key has a length and characters that can be sent", async () => {
  for (const key of ["with space", "x".repeat(256), ""])
    expect(await client.post(children(), agentNamed("ranger"), with_(key))).toMatchObject({
      status: 422,
    });
});

test("a request that broke off is never done again: the client has to look", async () => {
  const body = agentNamed("ranger");
  await client.post(children(), body, with_("k1"));
  const { organizationId } = tree;
  // As if the process had died right after the change, or were still at it.
  const begun = (createdAt: Date) =>
    inOrganization(organizationId, (tx) =>
      tx.idempotentRequest.updateMany({
        where: { organizationId },
        data: { answer: null, answeredAt: null, status: null, createdAt },
      }),
    );
  await begun(new Date());
  const running = await client.post(children(), body, with_("k1"));
  expect(running).toMatchObject({ status: 409, body: { code: "conflict" } });
  expect(Number(running.headers.get("retry-after"))).toBeGreaterThan(0);
  await begun(new Date(Date.now() - 300_000));
  const broken = await client.post(children(), body, with_("k1"));
  expect(broken).toMatchObject({ status: 409 });
  expect(broken.headers.get("retry-after")).toBeNull();
  expect(await agentsNamed("ranger")).toBe(1);
});

test("after a day a key is new again, and its answer is swept", async () => {
  await client.post(children(), agentNamed("ranger"), with_("k1"));
  const { organizationId } = tree;
  const expire = () =>
    inOrganization(organizationId, (tx) =>
      tx.idempotentRequest.updateMany({
        where: { organizationId },
        data: { expiresAt: new Date(Date.now() - 1000) },
      }),
    );
  await expire();
  const again = await client.post(children(), agentNamed("rover"), with_("k1"));
  expect([again.status, isReplayed(again)]).toEqual([201, false]);
  await expire();
  await sweepOrganization(organizationId);
  expect(await rows()).toEqual([]);
});

test("an agent's writes are repeated as a person's are", async () => {
  const key = await createTestKey(tree.organizationId, tree.agent.id);
  const agent = api({ token: key });
  const install = () =>
    agent.post("/nodes/self/integrations", { integration: "scheduler" }, with_("k1"));
  const first = await install();
  expect(first.status).toBe(201);
  const second = await install();
  expect([second.status, isReplayed(second)]).toEqual([201, true]);
  expect(second.body).toEqual(first.body);
});

test("the key is stored as a hash", async () => {
  const key = randomUUID();
  await client.post(children(), agentNamed("ranger"), with_(key));
  const [row] = await rows();
  expect(Buffer.from(row?.keyHash ?? []).toString("hex")).toBe(
    createHash("sha256").update(key).digest("hex"),
  );
});

let processes: { serving: TestProcess; url: string }[] = [];
beforeAll(async () => {
  processes = await Promise.all(
    [1, 2].map(async () => {
      const serving = await startProcess();
      return { serving, url: await serving.ask("serve", { host: "127.0.0.1" }) };
    }),
  );
});
afterAll(async () => {
  await Promise.all(processes.map(({ serving }) => serving.kill()));
});

test("of the same request at two processes at once one is done, and both tell the same in the end", async () => {
  const send = async (url: string): Promise<Response> => {
    const response = await fetch(`${url}/api/v1${children()}`, {
      method: "POST",
      headers: {
        authorization: `Bearer ${token}`,
        "content-type": "application/json",
        ...with_("at-once"),
      },
      body: JSON.stringify(agentNamed("ranger")),
    });
    if (response.status !== 409) return response;
    await response.text();
    expect(response.headers.get("retry-after")).toBe("2");
    return send(url);
  };
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, index) => send(processes[index % 2]?.url ?? "")),
  );
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201));
  expect(answers.filter(({ headers }) => !headers.has("idempotency-replayed"))).toHaveLength(1);
  const bodies = await Promise.all(answers.map((answer) => answer.text()));
  expect(new Set(bodies).size).toBe(1);
  expect(await agentsNamed("ranger")).toBe(1);
});
