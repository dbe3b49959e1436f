import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { execute } from "@/lib/pipeline/execute";
import type { InboundMessage } from "@/lib/providers/channel";
import { createTree, type TestTree } from "@/lib/testing/fixtures";
import { startProcess, type TestProcess } from "@/lib/testing/process";
import { createTestBot, type TestBot, testMessage, toBot } from "@/lib/testing/test-platform";
import type { InboxMessage } from "./inbox-message";
import { readInbox } from "./read";

const count = 10_000;
const conversations = 20;
const together = 24;

let tree: TestTree;
let bot: TestBot;
const gateways: { process: TestProcess; url: string }[] = [];

beforeAll(async () => {
  tree = await createTree();
  bot = await createTestBot(tree.organizationId, tree.agent.id);
  for (let n = 0; n < 3; n += 1) {
    const process = await startProcess();
    gateways.push({ process, url: await process.ask("serve", { host: "127.0.0.1" }) });
  }
});
afterAll(async () => {
  for (const { process } of gateways) await process.kill();
});

const messages = Array.from({ length: count }, (_, n): InboundMessage => {
  const id = `C${String(n % conversations)}`;
  return testMessage({
    externalId: `event ${String(n)}`,
    conversation: { id, kind: "channel", name: `#${id}` },
    text: `m${String(n)}`,
    // Several at the same moment: then only the platform's own order tells.
    sentAt: new Date(1_700_000_000_000 + Math.floor(n / 100)),
    sortKey: String(n).padStart(6, "0"),
  });
});

/** In no order, every third one twice. */
const shuffled = [...messages, ...messages.filter((_, n) => n % 3 === 0)]
  .map((message) => ({ message, at: Math.random() }))
  .toSorted((a, b) => a.at - b.at)
  .map(({ message }) => message);

/** As a platform does: again, and elsewhere, until it is acknowledged. */
async function deliver(messages: InboundMessage[]): Promise<void> {
  const request = toBot(bot, { messages });
  const body = await request.text();
  const { pathname } = new URL(request.url);
  for (let attempt = 0; ; attempt += 1) {
    const { url } = gateways[Math.floor(Math.random() * gateways.length)] ?? { url: "" };
    const answer = await fetch(url + pathname, {
      method: "POST",
      headers: request.headers,
      body,
    }).catch(() => undefined);
    await answer?.text().catch(() => undefined);
    if (answer?.status === 200) return;
    if (attempt > 50) throw new Error(`It was never taken: ${String(answer?.status)}`);
  }
}

test(
  "of a burst of 10,000 messages, shuffled and doubled, to three processes of which one is killed, none is lost, none doubled, and each conversation keeps its order",
  { timeout: 600_000 },
  async () => {
    const left = [...shuffled];
    let killed: Promise<void> | undefined;
    await Promise.all(
      Array.from({ length: together }, async () => {
        while (left.length > 0) {
          if (left.length < shuffled.length / 2) killed ??= gateways[0]?.process.kill();
          await deliver(left.splice(0, 1 + Math.floor(Math.random() * 4)));
        }
      }),
    );
    await killed;

    const read: InboxMessage[] = [];
    // What came last has settled by then.
    await sleep(1_000);
    for (let after = "0", more = true; more;) {
      const { nodeId } = bot;
      const page = await execute(readInbox, tree.owner, { nodeId, after, limit: 200 });
      read.push(...page.messages);
      after = page.cursor;
      more = page.messages.length > 0;
    }
    expect(read.map(({ cursor }) => cursor)).toEqual(messages.map((_, n) => String(n + 1)));
    // Nobody read while it came: all of it is in the order in which it was said, and so is each conversation.
    expect(read.map(({ text }) => text)).toEqual(messages.map(({ text }) => text));
  },
);
