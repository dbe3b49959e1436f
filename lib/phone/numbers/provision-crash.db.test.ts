import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { toAttemptId } from "@/lib/connections/attempt-id";
import { cancelConnect } from "@/lib/connections/cancel";
import { type CrashPoint, crashPoints } from "@/lib/crash-point";
import { inOrganization } from "@/lib/db";
import { getEffectiveIntegration } from "@/lib/installations/get";
import { installIntegration } from "@/lib/installations/install";
import { execute } from "@/lib/pipeline/execute";
import { createTree, type TestTree } from "@/lib/testing/fixtures";
import { useOwnDatabase } from "@/lib/testing/own-database";
import { forgetOutsideAccounts, type OwnSandbox, startOwnSandbox } from "@/lib/testing/own-sandbox";
import { startProcess } from "@/lib/testing/process";
import { workOffRemovals } from "@/lib/testing/work-off-removals";
import { goOnWithNumber } from "./go-on";

useOwnDatabase();

let sandbox: OwnSandbox;
let tree: TestTree;

beforeAll(async () => {
  sandbox = await startOwnSandbox();
});
afterAll(() => sandbox.close());
afterEach(() => forgetOutsideAccounts(tree.organizationId));

beforeEach(async () => {
  await sandbox.reset();
  await sandbox.control("POST", "/numbers/orders", { orderMs: 300 });
  tree = await createTree();
  await execute(installIntegration, tree.system, { nodeId: tree.agent.id, integration: "phone" });
});

type Data = { data: { numbers: { phoneNumber: string }[] } };

/** Every number that any account has. */
async function bought(): Promise<string[]> {
  const all = await Promise.all(
    ["twilio", "telnyx"].map(
      async (company) => (await sandbox.control("GET", `/data/${company}`)) as Data,
    ),
  );
  return all.flatMap(({ data }) => data.numbers.map(({ phoneNumber }) => phoneNumber));
}

const ofThis = () => ({ where: { organizationId: tree.organizationId } });
const provisions = () =>
  inOrganization(tree.organizationId, (tx) => tx.provision.findMany(ofThis()));
const connections = () =>
  inOrganization(tree.organizationId, (tx) => tx.connection.findMany(ofThis()));
const usage = () => inOrganization(tree.organizationId, (tx) => tx.usageEvent.findMany(ofThis()));

const before: readonly CrashPoint[] = [
  "number:before_order",
  "number:after_order",
  "number:before_save",
];
const after: CrashPoint = "number:after_save";

test("the points are all there are", () => {
  expect([...before, after]).toEqual(crashPoints.filter((name) => name.startsWith("number:")));
});

describe.each([
  ["Twilio", "+14155550100"],
  ["Telnyx, where orders take a while", "+14155550101"],
])("a process that buys a number of %s", { timeout: 120_000 }, (_, number) => {
  /** Buys in a process that dies; what it left behind. */
  async function dieAt(point: CrashPoint) {
    const process = await startProcess({ ALFE_CRASH_AT: point });
    const asked = process.ask("provision", { caller: tree.owner, nodeId: tree.agent.id, number });
    await expect(asked).rejects.toThrow(/died/);
    const [row] = await provisions();
    return { organizationId: tree.organizationId, id: row?.id ?? "" };
  }

  test.each([...before, after])("and dies at %s, has bought it exactly once", async (point) => {
    const key = await dieAt(point);
    const goOn = async () => {
      await goOnWithNumber(key);
      return (await provisions()).map(({ state }) => state);
    };
    await expect.poll(goOn, { timeout: 45_000 }).toEqual(["kept"]);
    // Once more, as a queue does: nothing is left to do.
    await goOnWithNumber(key);
    expect(await bought()).toEqual([number]);
    expect((await connections()).map(({ id }) => id)).toEqual([key.id]);
    expect(await usage()).toHaveLength(1);
  });

  test.each(before)("dies at %s and is cancelled then, keeps nothing", async (point) => {
    const key = await dieAt(point);
    const at = { nodeId: tree.agent.id, integration: "phone" };
    expect(await execute(getEffectiveIntegration, tree.owner, at)).toMatchObject({
      status: "connecting",
    });
    const [row] = await provisions();
    const attemptId = toAttemptId(tree.organizationId, row?.attemptId ?? "");
    await execute(cancelConnect, tree.owner, { attemptId });
    await goOnWithNumber(key);
    const left = async () => {
      await workOffRemovals(tree.organizationId);
      return [...(await bought()), ...(await provisions()).map(({ state }) => state)];
    };
    await expect.poll(left, { timeout: 45_000 }).toEqual(["undone"]);
    expect(await connections()).toEqual([]);
  });
});
