import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { decideApproval } from "@/lib/approvals/decide";
import { getApproval } from "@/lib/approvals/get";
import { setUpChannel } from "@/lib/channels/set-up";
import { setBudget } from "@/lib/credits/set-budget";
import { inOrganization } from "@/lib/db";
import { getEffectiveIntegration } from "@/lib/installations/get";
import { installIntegration } from "@/lib/installations/install";
import { provisionNumber } from "@/lib/phone/numbers/provision";
import { execute } from "@/lib/pipeline/execute";
import { callerOf, carryOut } from "@/lib/testing/asking-agent";
import { createTree, type TestTree } from "@/lib/testing/fixtures";
import { createTestKey } from "@/lib/testing/keys";
import {
  forgetOutsideAccounts,
  type OwnSandbox,
  startOwnPlatforms,
} from "@/lib/testing/own-sandbox";
import { type PhonePerson, phonePerson } from "@/lib/testing/phone-people";
import { callTool } from "./dispatch";
import { listTools } from "./list";
import { listToolCalls } from "./list-calls";

let sandbox: OwnSandbox;
let tree: TestTree;
let key: string;
let person: PhonePerson;

beforeAll(async () => {
  sandbox = await startOwnPlatforms();
  vi.spyOn(process.stderr, "write").mockReturnValue(true);
});
afterAll(() => sandbox.close());
afterEach(() => forgetOutsideAccounts(tree.organizationId));

const number = "+447400555000";
const carla = "+447400555990";

beforeEach(async () => {
  await sandbox.reset();
  await sandbox.control("POST", "/numbers/orders", { orderMs: 50 });
  tree = await createTree();
  const { organizationId, agent, owner, system } = tree;
  await execute(installIntegration, system, { nodeId: agent.id, integration: "phone" });
  const { connectionId } = await execute(provisionNumber, owner, { nodeId: agent.id, number });
  await setUpChannel({ organizationId, id: connectionId ?? "" });
  person = phonePerson(sandbox.control, carla, number);
  key = await createTestKey(organizationId, agent.id);
});

const send = async (text: string) =>
  execute(callTool, await callerOf(key), {
    nodeId: tree.agent.id,
    tool: "phone_send_sms",
    arguments: { to: carla, text },
  });
const sent = async () =>
  (await person.phones()).texts.filter(({ direction }) => direction === "out");
const calls = async () =>
  (await execute(listToolCalls, tree.owner, { nodeId: tree.agent.id })).calls;
const budget = (nodeId: string, amountMicros: string, atLimit: "refuse" | "park") =>
  execute(setBudget, tree.owner, {
    ...{ nodeId, amountMicros, atLimit },
    ...{ period: "month", integration: "phone", meter: "sms_out_part" },
  });

test("a text beyond a budget waits as the call that it is, and is sent once a person approves", async () => {
  // One part fits, two more do not: what it costs is known only when it is about to be sent.
  await budget(tree.team.id, "120000", "park");
  await send("short");
  const parked = await send("x".repeat(200));
  expect(parked).toMatchObject({ outcome: "waiting", result: null });
  expect(parked.message).toContain(
    "Over budget: Growth has $0.07 left of its $0.12 for message parts sent",
  );
  expect(await calls()).toMatchObject([
    { id: parked.callId, outcome: "waiting" },
    { outcome: "done" },
  ]);
  const again = await send("x".repeat(200));
  expect(again.approval?.id).toBe(parked.approval?.id);
  expect(await sent()).toHaveLength(1);
  const approvalId = parked.approval?.id ?? "";
  await execute(decideApproval, tree.owner, { approvalId, decision: "approve" });
  await carryOut(tree, approvalId);
  expect(await execute(getApproval, tree.owner, { approvalId })).toMatchObject({ state: "done" });
  expect(await sent()).toHaveLength(2);
  const { reservedMicros } = await inOrganization(tree.organizationId, (tx) =>
    tx.creditPool.findFirstOrThrow(),
  );
  expect(reservedMicros).toBe(3n * 46_300n);
  expect(await send("short")).toMatchObject({ outcome: "waiting" });
});

test("a text beyond a budget that refuses is on record as refused, and says who can lift it", async () => {
  await budget(tree.team.id, "60000", "refuse");
  const refused = await send("x".repeat(200)).catch((error: unknown) => error);
  expect(refused).toMatchObject({ kind: "payment_required" });
  const { message } = refused as Error;
  expect(message).toContain("Send a text message needs $0.09.");
  expect(message).toContain("An admin of Growth can raise the budget: http");
  expect(await calls()).toMatchObject([{ outcome: "refused", detail: message }]);
  expect(await sent()).toEqual([]);
});

test("while the phone is paused, what costs nothing goes on: reading, and ending a call", async () => {
  const { organizationId, agent, owner } = tree;
  await execute(setBudget, owner, {
    ...{ nodeId: organizationId, amountMicros: "0", period: "month" },
    ...{ atLimit: "refuse", integration: "phone" },
  });
  const by = await callerOf(key);
  const state = await execute(getEffectiveIntegration, by, {
    ...{ nodeId: agent.id, integration: "phone" },
  });
  expect(state).toMatchObject({ status: "paused", toolsOn: 4 });
  await expect(send("short")).rejects.toMatchObject({ kind: "payment_required" });
  const call = (tool: string, args: object) =>
    execute(callTool, by, { nodeId: agent.id, tool, arguments: { ...args } });
  expect(await call("phone_list_conversations", {})).toMatchObject({ outcome: "done" });
  // It gets as far as the call, of which there is none.
  await expect(call("phone_hang_up", { call: agent.id })).rejects.toMatchObject({
    kind: "not_found",
  });
  const { groups } = await execute(listTools, by, { nodeId: agent.id });
  const tools = groups.find(({ integration }) => integration.id === "phone")?.tools ?? [];
  expect(tools.filter(({ isAvailable }) => !isAvailable).map(({ name }) => name)).toEqual([
    "phone_send_sms",
    "phone_call",
  ]);
});
