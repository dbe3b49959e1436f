import { afterEach, expect, test } from "vitest";
import { publicOrigin } from "@/lib/env";
import { createAgentKey } from "@/lib/keys/create-agent-key";
import { rotateAgentKey } from "@/lib/keys/rotate-agent-key";
import { execute } from "@/lib/pipeline/execute";
import { type EventListener, readEvents } from "@/lib/testing/event-listener";
import { createTree } from "@/lib/testing/fixtures";
import { createTestKey } from "@/lib/testing/keys";
import { useOwnDatabase } from "@/lib/testing/own-database";
import { handle } from "./api";

useOwnDatabase();

const open: EventListener[] = [];
afterEach(async () => {
  for (const { stop } of open.splice(0)) await stop();
});

const listenOverMcp = (key: string, end: AbortSignal): Promise<Response> =>
  handle(
    new Request(`${publicOrigin()}/mcp`, {
      method: "POST",
      signal: end,
      headers: {
        "content-type": "application/json",
        accept: "application/json, text/event-stream",
        authorization: `Bearer ${key}`,
        "mcp-protocol-version": "2026-07-28",
        "mcp-method": "subscriptions/listen",
      },
      body: JSON.stringify({
        jsonrpc: "2.0",
        id: 1,
        method: "subscriptions/listen",
        params: {
          notifications: { toolsListChanged: true },
          _meta: {
            "io.modelcontextprotocol/protocolVersion": "2026-07-28",
            "io.modelcontextprotocol/clientCapabilities": {},
            "io.modelcontextprotocol/clientInfo": { name: "test", version: "1.0.0" },
          },
        },
      }),
    }),
    { address: "127.0.0.1" },
  );

test("an agent that listens with many streams at the same moment gets ten", async () => {
  const tree = await createTree();
  const key = await createTestKey(tree.organizationId, tree.agent.id);
  const ending = new AbortController();
  const answers = await Promise.all(
    Array.from({ length: 40 }, () => listenOverMcp(key, ending.signal)),
  );
  const streams = answers.filter(({ headers }) =>
    (headers.get("content-type") ?? "").startsWith("text/event-stream"),
  );
  ending.abort();
  expect(streams).toHaveLength(10);
});

test("a stream ends with its key also where another takes its place at once", async () => {
  const tree = await createTree();
  const place = { nodeId: tree.agent.id };
  const made = await execute(createAgentKey, tree.owner, { ...place, name: "one" });
  const response = await handle(
    new Request(`${publicOrigin()}/api/v1/events`, {
      headers: { authorization: `Bearer ${made.token}` },
    }),
    { address: "127.0.0.1" },
  );
  const listener = readEvents(response);
  open.push(listener);
  await expect.poll(() => listener.events.length, { timeout: 5_000 }).toBeGreaterThan(0);
  await execute(rotateAgentKey, tree.owner, { ...place, keyId: made.key.id, overlapHours: 0 });
  await expect.poll(listener.isEnded, { timeout: 5_000 }).toBe(true);
});
