import { once } from "node:events";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { Webhook } from "standardwebhooks";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { inOrganization } from "@/lib/db";
import { publicOrigin } from "@/lib/env";
import type { Worker } from "@/lib/jobs/worker";
import { execute } from "@/lib/pipeline/execute";
import type { InboundMessage } from "@/lib/providers/channel";
import { useDemoMode } from "@/lib/testing/demo-mode";
import { createTestNode, createTree, type TestTree } from "@/lib/testing/fixtures";
import { useOwnDatabase } from "@/lib/testing/own-database";
import { startProcess } from "@/lib/testing/process";
import {
  addTestPlatform,
  createTestBot,
  type TestBot,
  testMessage,
  toBot,
} from "@/lib/testing/test-platform";
import { startTestWorker } from "@/lib/testing/worker";
import { handle } from "@/lib/transport/api";
import { getInbox } from "./get";
import type { InboxMessage } from "./inbox-message";
import { listDeliveries } from "./list-deliveries";
import { removeInboxWebhook } from "./remove-webhook";
import { rotateInboxWebhook } from "./rotate-webhook";
import { setInboxWebhook } from "./set-webhook";

// In demo mode agents run on this machine.
useDemoMode();
useOwnDatabase();
addTestPlatform();

let tree: TestTree;
let worker: Worker;
beforeAll(async () => {
  tree = await createTree();
  worker = await startTestWorker();
});
afterAll(() => worker.stop());

type Call = { headers: IncomingHttpHeaders; body: string; message: InboxMessage };

/** An agent's own address, which answers what the test says. */
type Address = { url: string; calls: Call[]; answer: (call: Call) => number | Promise<number> };
const ends: (() => void)[] = [];
afterEach(() => ends.splice(0).forEach((end) => end()));

async function startAddress(answer: Address["answer"] = () => 200): Promise<Address> {
  const address: Address = { url: "", calls: [], answer };
  const server = createServer((request, response) => {
    void (async () => {
      let body = "";
      for await (const chunk of request) body += String(chunk);
      const { data } = JSON.parse(body) as { data: InboxMessage };
      const call = { headers: request.headers, body, message: data };
      address.calls.push(call);
      response.writeHead(await address.answer(call)).end();
    })();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  address.url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/inbox`;
  ends.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return address;
}

async function newBot(): Promise<TestBot> {
  const { organizationId, team } = tree;
  const { id } = await createTestNode(organizationId, team.id, "agent", crypto.randomUUID());
  return createTestBot(organizationId, id);
}

/** The nth message that somebody wrote. */
const nth = (n: number): InboundMessage =>
  testMessage({ text: `m${String(n)}`, sentAt: new Date(1_000_000 + n) });

const say = async (bot: TestBot, messages: InboundMessage[]): Promise<void> => {
  const { status } = await handle(toBot(bot, { messages }), { address: "127.0.0.1" });
  expect(status).toBe(200);
};

const setTo = ({ nodeId }: TestBot, { url }: Pick<Address, "url">) =>
  execute(setInboxWebhook, tree.owner, { nodeId, url });

const inboxOf = ({ nodeId }: TestBot) => execute(getInbox, tree.owner, { nodeId });

const texts = ({ calls }: Address) => calls.map(({ message }) => message.text);

const isSignedWith = (secret: string, { body, headers }: Call): boolean => {
  try {
    new Webhook(secret).verify(body, headers as Record<string, string>);
    return true;
  } catch {
    return false;
  }
};

describe("an agent's own address", () => {
  test("is sent what waits and what comes, in order, signed as Standard Webhooks are, and counts as read", async () => {
    const bot = await newBot();
    const address = await startAddress();
    await say(bot, [nth(2), nth(0), nth(1)]);
    const { secret } = await setTo(bot, address);
    await expect.poll(() => texts(address)).toEqual(["m0", "m1", "m2"]);
    await say(bot, [nth(3)]);
    await expect.poll(() => texts(address)).toEqual(["m0", "m1", "m2", "m3"]);
    for (const call of address.calls) {
      expect(call.headers["webhook-id"]).toBe(call.message.id);
      expect(isSignedWith(secret, call)).toBe(true);
      expect(isSignedWith(secret, { ...call, body: call.body.replace("m", "n") })).toBe(false);
    }
    await expect.poll(() => inboxOf(bot)).toMatchObject({ waiting: 0, cursor: "4" });
    const { deliveries } = await execute(listDeliveries, tree.owner, { nodeId: bot.nodeId });
    expect(deliveries.map(({ cursor, status }) => [cursor, status])).toEqual([
      ["4", 200],
      ["3", 200],
      ["2", 200],
      ["1", 200],
    ]);
  });

  test("that fails is tried again with the same message first, and shown as failing meanwhile", async () => {
    const bot = await newBot();
    let isDown = true;
    const address = await startAddress(() => (isDown ? 500 : 204));
    await setTo(bot, address);
    await say(bot, [nth(0), nth(1)]);
    await expect
      .poll(async () => (await inboxOf(bot)).webhook)
      .toMatchObject({ state: "failing", failures: 1, failure: "It answered 500." });
    expect(texts(address)).toEqual(["m0"]);
    // What is said meanwhile does not make it be called before its time.
    await say(bot, [nth(2)]);
    isDown = false;
    await expect.poll(() => texts(address), { timeout: 20_000 }).toEqual(["m0", "m0", "m1", "m2"]);
    const ids = address.calls.map(({ headers }) => headers["webhook-id"]);
    expect(ids[0]).toBe(ids[1]);
    await expect
      .poll(() => inboxOf(bot))
      .toMatchObject({ waiting: 0, webhook: { state: "ok", failures: 0, nextTryAt: null } });
  });

  test("that answers 410 is forgotten, and what waits stays", async () => {
    const bot = await newBot();
    const address = await startAddress(() => 410);
    await setTo(bot, address);
    await say(bot, [nth(0), nth(1)]);
    await expect.poll(async () => (await inboxOf(bot)).webhook).toBeNull();
    expect(await inboxOf(bot)).toMatchObject({ waiting: 2, cursor: "0" });
    expect(texts(address)).toEqual(["m0"]);
  });

  test("is signed with the old and the new secret for a day", async () => {
    const bot = await newBot();
    const address = await startAddress();
    const { secret: old } = await setTo(bot, address);
    const { secret } = await execute(rotateInboxWebhook, tree.owner, { nodeId: bot.nodeId });
    await say(bot, [nth(0)]);
    await expect.poll(() => address.calls.length).toBe(1);
    const [call] = address.calls;
    if (!call) throw new Error("It was called");
    expect([isSignedWith(old, call), isSignedWith(secret, call)]).toEqual([true, true]);
    const { organizationId, nodeId } = bot;
    const row = await inOrganization(organizationId, (tx) =>
      tx.inbox.findFirst({ where: { organizationId, nodeId } }),
    );
    expect(
      JSON.stringify(row, (_key, value: unknown) =>
        typeof value === "bigint" ? Number(value) : value,
      ),
    ).not.toContain(secret);
    await execute(setInboxWebhook, tree.owner, { nodeId, url: address.url });
    await say(bot, [nth(1)]);
    await expect.poll(() => address.calls.length).toBe(2);
    expect(address.calls.slice(1).map((each) => isSignedWith(secret, each))).toEqual([false]);
  });

  test("that is removed is called no more", async () => {
    const bot = await newBot();
    const address = await startAddress();
    await setTo(bot, address);
    await execute(removeInboxWebhook, tree.owner, { nodeId: bot.nodeId });
    await say(bot, [nth(0)]);
    const control = await newBot();
    await setTo(control, address);
    await say(control, [nth(7)]);
    await expect.poll(() => texts(address)).toEqual(["m7"]);
    await expect(
      execute(removeInboxWebhook, tree.owner, { nodeId: bot.nodeId }),
    ).rejects.toMatchObject({ kind: "not_found" });
  });

  test("is a public one, or on this machine in demo mode", async () => {
    const { nodeId } = await newBot();
    const refused = [
      "nowhere",
      "ftp://127.0.0.1/",
      "https://127.0.0.1/",
      "https://10.0.0.7/inbox",
      "http://10.0.0.7/inbox",
      "http://169.254.169.254/latest",
      "https://user:password@agent.test/",
      "https://agent.test:8443/",
      "https://[::1]/",
      publicOrigin(),
    ];
    for (const url of refused)
      await expect(
        execute(setInboxWebhook, tree.owner, { nodeId, url }),
        url,
      ).rejects.toMatchObject({ kind: "invalid_input" });
    // A name says where it leads only when it is resolved.
    await execute(setInboxWebhook, tree.owner, { nodeId, url: "https://localhost/" });
  });
});

describe("a process that is killed loses nothing", () => {
  test("between the acknowledgement to the platform and the delivery to the agent", async () => {
    const bot = await newBot();
    const address = await startAddress();
    await setTo(bot, address);
    await worker.stop();
    const gateway = await startProcess({ ALFE_DEMO: "1" });
    const url = await gateway.ask("serve", { host: "127.0.0.1" });
    const { headers, body, url: place } = toBot(bot, { messages: [nth(0), nth(1)] });
    const sent = await fetch(url + new URL(place).pathname, {
      method: "POST",
      headers,
      body: await new Response(body).text(),
    });
    await gateway.kill();
    expect(sent.status).toBe(200);
    expect(address.calls).toEqual([]);
    worker = await startTestWorker();
    await expect.poll(() => texts(address)).toEqual(["m0", "m1"]);
  });

  test("in the middle of a delivery: it is sent again under the same id, and the next ones after it", async () => {
    const bot = await newBot();
    let isStuck = true;
    const address = await startAddress(() => (isStuck ? new Promise(() => undefined) : 200));
    await worker.stop();
    await setTo(bot, address);
    await say(bot, [nth(0), nth(1)]);
    const dying = await startProcess({ ALFE_DEMO: "1" });
    await dying.ask("work", { concurrency: 2 });
    await expect.poll(() => texts(address)).toEqual(["m0"]);
    await dying.kill();
    isStuck = false;
    worker = await startTestWorker({ releaseEveryMs: 1_000 });
    await expect.poll(() => texts(address), { timeout: 40_000 }).toEqual(["m0", "m0", "m1"]);
    const ids = address.calls.map(({ headers }) => headers["webhook-id"]);
    expect(ids[0]).toBe(ids[1]);
  });
});
