import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { setUpChannel } from "@/lib/channels/set-up";
import { inOrganization } from "@/lib/db";
import { configureIntegration } from "@/lib/installations/configure";
import { installIntegration } from "@/lib/installations/install";
import { execute } from "@/lib/pipeline/execute";
import { createTree, type TestTree } from "@/lib/testing/fixtures";
import { useOwnDatabase } from "@/lib/testing/own-database";
import {
  forgetOutsideAccounts,
  type OwnSandbox,
  startOwnPlatforms,
} from "@/lib/testing/own-sandbox";
import { phonePerson } from "@/lib/testing/phone-people";
import { callTool } from "@/lib/tools/dispatch";
import { answerKeyword } from "./answer-keyword";
import { provisionNumber } from "./numbers/provision";

useOwnDatabase();

/** Telnyx leaves the answers to STOP, START and HELP to us. */
const number = "+447400555001";
const second = "+447400555003";
const carla = "+447400555990";
/** The sandbox's person elsewhere. */
const abroad = "+16505550177";
const within = { timeout: 15_000, interval: 50 };

let sandbox: OwnSandbox;
let tree: TestTree;
beforeAll(async () => {
  sandbox = await startOwnPlatforms();
});
afterAll(async () => {
  await sandbox.close();
});
beforeEach(async () => {
  await sandbox.reset();
  await sandbox.control("POST", "/numbers/orders", { orderMs: 50 });
  await sandbox.control("POST", "/phone", { pace: 0.02, priceFactor: 1 });
  tree = await createTree();
  const { agent, system } = tree;
  await execute(installIntegration, system, { nodeId: agent.id, integration: "phone" });
  await provision(number);
});
afterEach(() => forgetOutsideAccounts(tree.organizationId));

async function provision(wanted: string): Promise<string> {
  const { agent, owner, organizationId } = tree;
  const made = await execute(provisionNumber, owner, { nodeId: agent.id, number: wanted });
  const id = made.connectionId ?? "";
  expect(await setUpChannel({ organizationId, id })).toEqual({ kind: "ready" });
  return id;
}

const configure = (settings: Record<string, unknown>) =>
  execute(configureIntegration, tree.owner, {
    nodeId: tree.agent.id,
    integration: "phone",
    settings,
  });
const use = (tool: string, args: Record<string, unknown>, account?: string) =>
  execute(callTool, tree.owner, { nodeId: tree.agent.id, tool, arguments: args, account });
const usageOf = (meter: string) =>
  inOrganization(tree.organizationId, (tx) =>
    tx.usageEvent.count({ where: { organizationId: tree.organizationId, meter } }),
  );
const heard = () =>
  inOrganization(tree.organizationId, (tx) =>
    tx.message.findMany({
      where: { organizationId: tree.organizationId, direction: "in" },
      select: { id: true },
    }),
  );
/** Somebody texts the number; all that asks for an answer by now gets it, twice at once. */
async function text(from: string, ...texts: string[]): Promise<void> {
  const { organizationId } = tree;
  const before = (await heard()).length;
  for (const each of texts) await phonePerson(sandbox.control, from, number).text(each);
  await expect.poll(async () => (await heard()).length, within).toBe(before + texts.length);
  const messages = await heard();
  await Promise.all(
    [...messages, ...messages].map(({ id: messageId }) =>
      answerKeyword({ organizationId, messageId }),
    ),
  );
}
const outTexts = async (from: string) =>
  (await phonePerson(sandbox.control, from, number).phones()).texts.filter(
    ({ direction, person }) => direction === "out" && person === from,
  );

test("who texts HELP again and again is answered once a day", async () => {
  await text(carla, "HELP", "help", "HELP", "Help!", "INFO");
  expect(await outTexts(carla)).toHaveLength(1);
  await text(carla, "STOP");
  expect(await outTexts(carla)).toHaveLength(2);
  expect(await usageOf("sms_out_part")).toBe(2);
});

test("nobody makes a number answer into countries that it may not reach", async () => {
  await text(abroad, "HELP", "STOP");
  expect(await outTexts(abroad)).toEqual([]);
  await text(carla, "HELP");
  expect(await outTexts(carla)).toHaveLength(1);
});

test("answers to such words end with the day's texts", async () => {
  await configure({ texts_per_day: 1 });
  await use("phone_send_sms", { to: carla, text: "Hello" });
  await text(carla, "HELP", "STOP");
  expect(await outTexts(carla)).toHaveLength(1);
});

test("a second number gives an agent no second day's worth of texts", async () => {
  await configure({ texts_per_day: 1 });
  await use("phone_send_sms", { to: carla, text: "One" });
  const account = await provision(second);
  await expect(use("phone_send_sms", { to: carla, text: "Two" }, account)).rejects.toMatchObject({
    kind: "rate_limited",
  });
  expect(await outTexts(carla)).toHaveLength(1);
});
