import { request } from "node:http";
import { text } from "node:stream/consumers";
import { beforeAll, expect, test } from "vitest";
import { inOrganization } from "@/lib/db";
import { createTestNode, createTree, type TestTree } from "@/lib/testing/fixtures";
import { createTestKey, createTestToken } from "@/lib/testing/keys";
import { startProcess } from "@/lib/testing/process";
import { startGateway } from "./gateway";

let tree: TestTree;
beforeAll(async () => {
  tree = await createTree();
});

test("stopping lets what has begun end, and takes nothing new", async () => {
  const gateway = await startGateway({ host: "127.0.0.1", port: 0 });
  const address = `http://127.0.0.1:${String(gateway.port)}/api/v1/nodes/${tree.team.id}/children`;
  const sending = request(address, {
    method: "POST",
    headers: {
      authorization: `Bearer ${await createTestToken(tree.owner)}`,
      "content-type": "application/json",
    },
  });
  const answered = new Promise<[number | undefined, string]>((resolve, reject) => {
    sending.on("error", reject);
    sending.on("response", (response) => {
      void text(response).then((body) => resolve([response.statusCode, body]));
    });
  });
  // It has begun once the first half of its body is there.
  await new Promise<void>((resolve) => sending.write('{"kind":"agent",', () => resolve()));
  await expect.poll(async () => (await fetch(address)).status).toBe(401);
  const stopped = gateway.stop(20_000);
  await expect(fetch(address, { headers: { connection: "close" } })).rejects.toThrow();
  sending.end('"name":"late"}');
  const [status, body] = await answered;
  expect([status, JSON.parse(body)]).toMatchObject([201, { name: "late" }]);
  await stopped;
});

test("what does not end within the grace is cut off", async () => {
  const gateway = await startGateway({ host: "127.0.0.1", port: 0 });
  const address = `http://127.0.0.1:${String(gateway.port)}/api/v1/events?organization=${tree.organizationId}`;
  const headers = { authorization: `Bearer ${await createTestToken(tree.owner)}` };
  const stream = await fetch(address, { headers });
  expect(stream.status).toBe(200);
  await gateway.stop(200);
  await expect(stream.text()).rejects.toThrow();
});

test("the address is the connection's, whatever the client says, unless a proxy is trusted", async () => {
  const { organizationId } = tree;
  const servers = await Promise.all([
    startProcess({ ALFE_TRUST_PROXY: "" }),
    startProcess({ ALFE_TRUST_PROXY: "1" }),
  ]);
  try {
    for (const [index, expected] of ["127.0.0.1", "203.0.113.9"].entries()) {
      const agent = await createTestNode(organizationId, tree.team.id, "agent", `a${index}`);
      const key = await createTestKey(organizationId, agent.id);
      const url = await servers[index]?.ask("serve", { host: "127.0.0.1" });
      const headers = {
        authorization: `Bearer ${key}`,
        "x-forwarded-for": "198.51.100.1, 203.0.113.9",
      };
      expect((await fetch(`${String(url)}/api/v1/whoami`, { headers })).status).toBe(200);
      const lastUsed = () =>
        inOrganization(organizationId, (tx) =>
          tx.agentKey.findFirstOrThrow({ where: { organizationId, nodeId: agent.id } }),
        );
      await expect.poll(async () => (await lastUsed()).lastUsedAddress).toBe(expected);
    }
  } finally {
    await Promise.all(servers.map((each) => each.kill()));
  }
});

test("an answer is whole and of the length that it says, also where nobody asked for its body", async () => {
  const { organizationId, team, owner } = tree;
  const { id } = await createTestNode(organizationId, team.id, "agent", "zoë-🦊");
  const gateway = await startGateway({ host: "127.0.0.1", port: 0 });
  const ask = async (method: string) =>
    fetch(`http://127.0.0.1:${String(gateway.port)}/api/v1/nodes/${id}`, {
      method,
      headers: { authorization: `Bearer ${await createTestToken(owner)}` },
    });
  const read = await ask("GET");
  const body = await read.text();
  expect(JSON.parse(body)).toMatchObject({ name: "zoë-🦊" });
  expect(read.headers.get("content-length")).toBe(String(Buffer.byteLength(body)));
  expect(read.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
  const head = await ask("HEAD");
  expect([head.status, await head.text()]).toEqual([200, ""]);
  expect(head.headers.get("etag")).toBe(read.headers.get("etag"));
  await gateway.stop(1_000);
});
