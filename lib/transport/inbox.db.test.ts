import { setTimeout as sleep } from "node:timers/promises";
import { beforeAll, describe, expect, test } from "vitest";
import { revokeAgentKey } from "@/lib/keys/revoke-agent-key";
import { execute } from "@/lib/pipeline/execute";
import type { InboundMessage } from "@/lib/providers/channel";
import { api } from "@/lib/testing/api";
import { startApiServer } from "@/lib/testing/api-server";
import { readEvents } from "@/lib/testing/event-listener";
import { createTestNode, createTree, type TestTree } from "@/lib/testing/fixtures";
import { createTestKey } from "@/lib/testing/keys";
import { askModern } from "@/lib/testing/mcp-rpc";
import { startProcess } from "@/lib/testing/process";
import {
  addTestPlatform,
  createTestBot,
  type TestBot,
  testMessage,
  toBot,
} from "@/lib/testing/test-platform";
import { parseKey } from "@/lib/keys/token";
import { principalOf } from "@/lib/auth/principal";
import { handle } from "./api";

addTestPlatform();

let tree: TestTree;
beforeAll(async () => {
  tree = await createTree();
});

type Agent = { bot: TestBot; key: string; nodeId: string };

async function newAgent(): Promise<Agent> {
  const { organizationId, team } = tree;
  const { id: nodeId } = await createTestNode(
    organizationId,
    team.id,
    "agent",
    crypto.randomUUID(),
  );
  const bot = await createTestBot(organizationId, nodeId);
  return { bot, nodeId, key: await createTestKey(organizationId, nodeId) };
}

const say = async ({ bot }: Agent, ...texts: string[]): Promise<void> => {
  const messages = texts.map((text, n): InboundMessage =>
    testMessage({ text, sortKey: String(n) }),
  );
  const answer = await handle(toBot(bot, { messages }), { address: "127.0.0.1" });
  expect(answer.status).toBe(200);
};

type Read = { messages: { text: string; cursor: string }[]; cursor: string };

const textsOf = (read: unknown): string[] => (read as Read).messages.map(({ text }) => text);

describe("a long poll", () => {
  test("is answered as soon as something is said, in whichever process", async () => {
    const agent = await newAgent();
    const other = await startProcess();
    const url = await other.ask("serve", { host: "127.0.0.1" });
    const waiting = api({ token: agent.key }).get("/nodes/self/inbox?waitSeconds=25");
    await sleep(1_000);
    const begun = Date.now();
    const {
      headers,
      body,
      url: address,
    } = toBot(agent.bot, { messages: [testMessage({ text: "hi" })] });
    const sent = await fetch(url + new URL(address).pathname, {
      method: "POST",
      headers,
      body,
      duplex: "half",
    } as RequestInit);
    expect(sent.status).toBe(200);
    const { status, body: read } = await waiting;
    expect([status, textsOf(read)]).toEqual([200, ["hi"]]);
    expect(Date.now() - begun).toBeLessThan(8_000);
    await other.kill();
  });

  test("sees what was said just before it began, though that has not settled yet", async () => {
    const agent = await newAgent();
    await say(agent, "hi");
    const begun = Date.now();
    const { body } = await api({ token: agent.key }).get("/nodes/self/inbox?waitSeconds=25");
    expect(textsOf(body)).toEqual(["hi"]);
    expect(Date.now() - begun).toBeLessThan(8_000);
  });

  test("ends empty when its time is over", async () => {
    const agent = await newAgent();
    const { status, body } = await api({ token: agent.key }).get("/nodes/self/inbox?waitSeconds=1");
    expect([status, body]).toEqual([200, { messages: [], cursor: "0", more: false }]);
  });

  test("tells nothing to a key that was revoked meanwhile", async () => {
    const agent = await newAgent();
    const waiting = api({ token: agent.key }).get("/nodes/self/inbox?waitSeconds=25");
    await sleep(700);
    const { organizationId, owner } = tree;
    const headers = { authorization: `Bearer ${agent.key}` };
    const principal = await principalOf(new Request("http://test", { headers }), "127.0.0.1");
    const keyId = principal?.kind === "key" ? principal.caller.keyId : "";
    expect(parseKey(agent.key)?.organizationId).toBe(organizationId);
    await execute(revokeAgentKey, owner, { nodeId: agent.nodeId, keyId });
    await say(agent, "secret");
    const { status, body } = await waiting;
    expect(status).toBe(401);
    expect(JSON.stringify(body)).not.toContain("secret");
  });
});

describe("a stream", () => {
  test("sends what waits, then what comes, and goes on after the last id when it is opened anew", async () => {
    const agent = await newAgent();
    await say(agent, "m1", "m2");
    const server = await startApiServer();
    const open = async (headers: Record<string, string> = {}) =>
      readEvents(
        await fetch(`${server.url}/api/v1/nodes/self/inbox`, {
          headers: {
            authorization: `Bearer ${agent.key}`,
            accept: "text/event-stream",
            ...headers,
          },
        }),
      );
    const first = await open();
    await expect.poll(() => first.events.map(({ id }) => id)).toEqual(["1", "2"]);
    await say(agent, "m3");
    await expect.poll(() => first.events.length).toBe(3);
    expect(first.events.map(({ event, data }) => [event, (data as { text: string }).text])).toEqual(
      [
        ["message", "m1"],
        ["message", "m2"],
        ["message", "m3"],
      ],
    );
    await first.stop();
    await say(agent, "m4");
    const again = await open({ "last-event-id": "2" });
    await expect.poll(() => again.events.map(({ id }) => id)).toEqual(["3", "4"]);
    await again.stop();
    await server.close();
  });

  test("of a day's worth is sent whole, however slowly it is read", async () => {
    const agent = await newAgent();
    const messages = Array.from({ length: 600 }, (_, n) =>
      testMessage({
        text: "x".repeat(500),
        sortKey: String(n).padStart(4, "0"),
        sentAt: new Date(1_000),
      }),
    );
    await handle(toBot(agent.bot, { messages }), { address: "127.0.0.1" });
    const server = await startApiServer();
    const response = await fetch(`${server.url}/api/v1/nodes/self/inbox`, {
      headers: { authorization: `Bearer ${agent.key}`, accept: "text/event-stream" },
    });
    await sleep(2_000);
    const stream = readEvents(response);
    await expect.poll(() => stream.events.length, { timeout: 20_000 }).toBe(600);
    expect(stream.events.map(({ id }) => id)).toEqual(messages.map((_, n) => String(n + 1)));
    await stream.stop();
    await server.close();
  });

  test("is refused like any other request", async () => {
    const answer = await handle(
      new Request(`http://127.0.0.1/api/v1/nodes/${tree.agent.id}/inbox`, {
        headers: { accept: "text/event-stream" },
      }),
      { address: "127.0.0.1" },
    );
    expect(answer.status).toBe(401);
  });
});

describe("over MCP", () => {
  test("an agent reads its inbox, waits, and acknowledges", async () => {
    const agent = await newAgent();
    const read = async (args: object) => {
      const { result } = await askModern(agent.key, "tools/call", {
        name: "inbox_read",
        arguments: args,
      });
      return result?.structuredContent as Read;
    };
    const waiting = read({ wait_seconds: 20 });
    await sleep(500);
    await say(agent, "hello", "there");
    const first = await waiting;
    expect(textsOf(first)).toEqual(["hello", "there"]);
    expect(textsOf(await read({}))).toEqual(["hello", "there"]);
    expect(textsOf(await read({ acknowledge: first.cursor }))).toEqual([]);
    const { result } = await askModern(agent.key, "tools/call", {
      name: "inbox_read",
      arguments: { acknowledge: "x" },
    });
    expect(result).toMatchObject({ isError: true });
  });
});
