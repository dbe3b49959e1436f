import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { publicOrigin } from "@/lib/env";
import { installIntegration } from "@/lib/installations/install";
import { integrations } from "@/lib/integrations/catalog";
import { execute } from "@/lib/pipeline/execute";
import { setTestPolicies } from "@/lib/testing/asking-agent";
import { createTree, type TestTree } from "@/lib/testing/fixtures";
import { createTestKey, createTestToken } from "@/lib/testing/keys";
import { askMcp, askModern } from "@/lib/testing/mcp-rpc";
import { managementTools } from "./mcp-management";

let tree: TestTree;
let key: string;
let bearer: { authorization: string };

beforeAll(async () => {
  tree = await createTree();
  key = await createTestKey(tree.organizationId, tree.agent.id);
  bearer = { authorization: `Bearer ${key}` };
  for (const integration of ["web-fetch", "scheduler"])
    await execute(installIntegration, tree.owner, { nodeId: tree.agent.id, integration });
});

const list = { jsonrpc: "2.0", id: 1, method: "tools/list", params: {} };

describe("who is let in", () => {
  test("an agent with its key; nobody else, and they are told why", async () => {
    expect(await askMcp(list, bearer)).toMatchObject({ status: 200 });
    const nobody = await askMcp(list, {});
    expect(nobody.status).toBe(401);
    expect(nobody.headers.get("www-authenticate")).toBe("Bearer");
    const wrong = `Bearer ${key.slice(0, -23)}x${key.slice(-22)}`;
    expect(await askMcp(list, { authorization: wrong })).toMatchObject({ status: 401 });
    const token = await createTestToken(tree.owner);
    expect(await askMcp(list, { authorization: `Bearer ${token}` })).toMatchObject({ status: 403 });
  });

  test("no name that is not this server's, and no page of another origin", async () => {
    const ours = { ...bearer, host: new URL(publicOrigin()).host, origin: publicOrigin() };
    expect(await askMcp(list, ours)).toMatchObject({ status: 200 });
    for (const host of ["evil.test", "127.0.0.1.evil.test", "localhost.evil.test:80", "[::2]", ""])
      expect(await askMcp(list, { ...ours, host }), host).toMatchObject({ status: 421 });
    for (const origin of ["https://evil.test", "null", "http://127.0.0.1.evil.test", "file://"])
      expect(await askMcp(list, { ...ours, origin }), origin).toMatchObject({ status: 403 });
  });

  test.each(["GET", "DELETE", "PUT", "PATCH"])("%s is told that it takes POST", async (method) => {
    const { status, headers } = await askMcp(undefined, bearer, method);
    expect({ status, allow: headers.get("allow") }).toEqual({ status: 405, allow: "POST" });
  });
});

describe("what is sent", () => {
  test.each([
    ["nothing", "", 400],
    ["no JSON", "{", 400],
    ["no message", "7", 400],
    ["nesting without end", "[".repeat(5_000) + "]".repeat(5_000), 400],
    ["what is too large", JSON.stringify({ ...list, params: { x: "x".repeat(1_000_000) } }), 413],
    ["too many messages", Array.from({ length: 21 }, () => list), 400],
    ["a name that is a trap", '{"jsonrpc":"2.0","id":1,"method":"tools/list","__proto__":{}}', 400],
  ])("%s is refused as what it is", async (_name, body, status) => {
    expect(await askMcp(body, bearer)).toMatchObject({ status });
  });

  test("nothing that anybody could send fails on our side", { timeout: 120_000 }, async () => {
    const names = managementTools.map(({ listed }) => listed.name);
    const method = fc.constantFrom(
      "initialize",
      "tools/list",
      "tools/call",
      "server/discover",
      "x",
    );
    const params = fc.record(
      { name: fc.oneof(fc.constantFrom(...names), fc.jsonValue()), arguments: fc.jsonValue() },
      { requiredKeys: [] },
    );
    const message = fc.record(
      { jsonrpc: fc.constantFrom("2.0", "1.0"), id: fc.jsonValue(), method, params },
      { requiredKeys: ["method"] },
    );
    const body = fc.oneof(
      message,
      fc.array(message, { maxLength: 3 }),
      fc.jsonValue(),
      fc.string(),
    );
    const asModern = { ...bearer, "mcp-protocol-version": "2026-07-28" };
    await fc.assert(
      fc.asyncProperty(body, fc.constantFrom(bearer, asModern), async (sent, headers) => {
        const { status, result } = await askMcp(sent, headers);
        expect(status).toBeLessThan(500);
        expect(JSON.stringify(result ?? {})).not.toContain("urn:alfe:problem:internal");
      }),
      { numRuns: 150 },
    );
  });

  test("several messages of an older client count as several requests", async () => {
    const remaining = ({ headers }: { headers: Headers }) =>
      Number(/r=(\d+)/.exec(headers.get("ratelimit") ?? "")?.[1]);
    const before = remaining(await askMcp(list, bearer));
    await askMcp([list, { ...list, id: 2 }, { ...list, id: 3 }], bearer);
    expect(remaining(await askMcp(list, bearer))).toBe(before - 4);
  });
});

describe("the list", () => {
  type Listed = {
    name: string;
    inputSchema: { additionalProperties?: unknown };
    outputSchema?: object;
    annotations?: object;
  };
  const tools = async (): Promise<Listed[]> => {
    const { result } = await askModern(key, "tools/list", {});
    return result?.tools as Listed[];
  };

  test("holds what manages the agent, then the tools of what is active, always in one order", async () => {
    const active = integrations.filter(({ id }) => ["web-fetch", "scheduler"].includes(id));
    const expected = [
      ...managementTools.map(({ listed }) => listed.name),
      ...active.flatMap((each) => each.tools.map(({ name }) => name)),
    ];
    expect((await tools()).map(({ name }) => name)).toEqual(expected);
    expect(await tools()).toEqual(await tools());
  });

  test("says of every tool what it takes, returns and does, and takes nothing else", async () => {
    for (const { name, inputSchema, outputSchema, annotations } of await tools()) {
      expect(inputSchema.additionalProperties, name).toBe(false);
      expect(outputSchema, name).toMatchObject({ type: "object" });
      expect(annotations, name).toHaveProperty("readOnlyHint");
    }
  });

  test("may be kept by nobody else, and not be taken for what holds later", async () => {
    const { result } = await askModern(key, "tools/list", {});
    expect(result).toMatchObject({ ttlMs: 0, cacheScope: "private" });
  });

  test("leaves out what policy denies, and calling it is refused", async () => {
    const [tool] = integrations.find(({ id }) => id === "web-fetch")?.tools ?? [];
    const name = tool?.name ?? "";
    const denied = { scope: "tool", target: name, effect: "", value: "deny" } as const;
    await setTestPolicies(tree, tree.agent.id, [denied]);
    expect((await tools()).map((each) => each.name)).not.toContain(name);
    const call = { name, arguments: { url: "https://example.com/" } };
    const { result } = await askModern(key, "tools/call", call);
    expect(result).toMatchObject({ isError: true });
    expect(JSON.stringify(result)).toContain("urn:alfe:problem:forbidden");
    await setTestPolicies(tree, tree.agent.id, []);
  });

  test("has names that do not collide, nor an argument of the name that names the account", () => {
    const managing = managementTools.map(({ listed }) => listed.name);
    const all = integrations.flatMap((each) => each.tools);
    expect(all.map(({ name }) => name).filter((name) => managing.includes(name))).toEqual([]);
    const withAccounts = integrations.filter(({ provider }) => provider !== null);
    const clashing = withAccounts
      .flatMap((each) => each.tools)
      .filter(({ input }) => "account" in input.shape);
    expect(clashing.map(({ name }) => name)).toEqual([]);
  });
});
