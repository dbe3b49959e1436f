import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { decideApproval } from "@/lib/approvals/decide";
import { getApproval } from "@/lib/approvals/get";
import { disconnectConnection } from "@/lib/connections/disconnect";
import { setBudget } from "@/lib/credits/set-budget";
import { inOrganization } from "@/lib/db";
import type { AppError } from "@/lib/errors";
import { configureIntegration } from "@/lib/installations/configure";
import { installIntegration } from "@/lib/installations/install";
import { execute } from "@/lib/pipeline/execute";
import { connectSetup } from "@/lib/setups/connect";
import { callerOf, carryOut, setTestPolicies } from "@/lib/testing/asking-agent";
import { createPoorTree, giveCredit, type TestTree } from "@/lib/testing/fixtures";
import { createTestKey } from "@/lib/testing/keys";
import { useOwnDatabase } from "@/lib/testing/own-database";
import { forgetOutsideAccounts, type OwnSandbox, startOwnSandbox } from "@/lib/testing/own-sandbox";
import { workOffRemovals } from "@/lib/testing/work-off-removals";
import { goOnWithNumber } from "./go-on";
import { provisionNumber } from "./provision";
import { searchNumbers } from "./search";
import { sweepNumbers } from "./sweep";

useOwnDatabase();

let sandbox: OwnSandbox;
let tree: TestTree;

beforeAll(async () => {
  sandbox = await startOwnSandbox();
  vi.spyOn(process.stderr, "write").mockReturnValue(true);
});
afterAll(() => sandbox.close());
afterEach(() => forgetOutsideAccounts(tree.organizationId));

const atTwilio = "+14155550100";
const atTelnyx = "+14155550101";
const month = 1_150_000n;

beforeEach(async () => {
  await sandbox.reset();
  await sandbox.control("POST", "/numbers/orders", { orderMs: 300 });
  tree = await createPoorTree();
  await execute(installIntegration, tree.system, { nodeId: tree.agent.id, integration: "phone" });
});

const give = (micros: bigint) => giveCredit(tree.organizationId, micros);
const inDatabase = <T>(read: Parameters<typeof inOrganization<T>>[1]) =>
  inOrganization(tree.organizationId, read);
const pool = () => inDatabase((tx) => tx.creditPool.findFirstOrThrow());
const events = () => inDatabase((tx) => tx.usageEvent.count());
const lines = () =>
  inDatabase((tx) => tx.ledgerEntry.findMany({ where: { kind: "usage" }, orderBy: { at: "asc" } }));
const provisions = () => inDatabase((tx) => tx.provision.findMany());
const provision = (number: string, input: object = {}, caller = tree.owner) =>
  execute(provisionNumber, caller, { nodeId: tree.agent.id, number, ...input });
const bought = async (): Promise<string[]> => {
  const all = await Promise.all(
    ["twilio", "telnyx"].map(
      async (company) =>
        (await sandbox.control("GET", `/data/${company}`)) as {
          data: { numbers: { phoneNumber: string }[] };
        },
    ),
  );
  return all.flatMap(({ data }) => data.numbers.map(({ phoneNumber }) => phoneNumber));
};
const budget = (nodeId: string, amountMicros: bigint) =>
  execute(setBudget, tree.owner, {
    nodeId,
    period: "month",
    integration: "phone",
    amountMicros: amountMicros.toString(),
    atLimit: "refuse",
  });

describe("the first month of a number", () => {
  test("must be in the pool before anything is bought", async () => {
    await give(400_000n);
    const error = await provision(atTwilio).catch((cause: unknown) => cause);
    expect(error).toMatchObject({ kind: "payment_required" });
    expect((error as AppError).message).toMatch(
      /^acme has \$0\.40 left; this needs \$1\.15\. An owner of acme can top up: http/,
    );
    expect(await bought()).toEqual([]);
    expect(await provisions()).toEqual([]);
    expect(await events()).toBe(0);
    expect(await pool()).toMatchObject({ balanceMicros: 400_000n, reservedMicros: 0n });
  });

  test("must be in every budget on the line, and who can raise it is said", async () => {
    await give(10_000_000n);
    await budget(tree.team.id, 400_000n);
    const search = { nodeId: tree.agent.id, country: "US", area: "415" };
    expect((await execute(searchNumbers, tree.owner, search)).room).toMatchObject({
      leftMicros: "400000",
      has: "Growth has $0.40 left for Phone",
      when: expect.stringMatching(/^in [A-Z]/) as string,
      more: { label: "Raise budget", who: "An admin of Growth can raise the budget.", may: true },
    });
    await expect(provision(atTwilio)).rejects.toThrow(
      /^Growth has \$0\.40 left; this needs \$1\.15\. An admin of Growth can raise/,
    );
    expect(await bought()).toEqual([]);
  });

  test("is held while the company works on the order, and free again where that fails", async () => {
    await give(2_000_000n);
    await sandbox.control("POST", "/numbers/orders", { orderMs: 8_000 });
    expect(await provision(atTelnyx)).toMatchObject({ status: "making" });
    expect(await pool()).toMatchObject({ balanceMicros: 2_000_000n, reservedMicros: month });
    expect(await lines()).toEqual([]);
    // Somebody else is faster.
    await sandbox.control("POST", "/numbers/take", { number: atTelnyx });
    const [row] = await provisions();
    const key = { organizationId: tree.organizationId, id: row?.id ?? "" };
    const goOn = async () => {
      await goOnWithNumber(key);
      return (await provisions()).map(({ state }) => state);
    };
    await expect.poll(goOn, { timeout: 20_000, interval: 500 }).toEqual(["failed"]);
    expect(await pool()).toMatchObject({ balanceMicros: 2_000_000n, reservedMicros: 0n });
    expect(await lines()).toEqual([]);
    expect(await bought()).toEqual([]);
  });

  test("is paid once, at the price that was shown", async () => {
    await give(2_000_000n);
    await provision(atTwilio, { mostMonthlyMicros: month.toString() });
    expect(await lines()).toMatchObject([
      {
        meter: "number_month",
        amountMicros: month,
        quantity: 1n,
        sandbox: true,
        note: "+1 415 555 0100",
        priceVersion: expect.stringMatching(/^twilio 20/) as string,
      },
    ]);
    expect(await pool()).toMatchObject({ balanceMicros: 850_000n, reservedMicros: 0n });
  });

  test("is free where the company refuses, and others are offered", async () => {
    await give(2_000_000n);
    const path = "/2010-04-01/Accounts/AC_sandbox_alfe/IncomingPhoneNumbers.json";
    const where = { host: "api.twilio.com", method: "POST", path };
    await sandbox.control("POST", "/faults", { ...where, kind: "status", status: 403 });
    const end = await provision(atTwilio);
    expect(end).toMatchObject({ status: "refused", connectionId: null });
    expect(end.others).toHaveLength(9);
    expect(end.text).toMatch(/Here are 9 others\.$/);
    expect(await pool()).toMatchObject({ balanceMicros: 2_000_000n, reservedMicros: 0n });
    expect(await events()).toBe(0);
  });

  test("is free with the organization's own account, and needs no credit", async () => {
    await execute(connectSetup, tree.owner, {
      nodeId: tree.organizationId,
      provider: "twilio",
      fields: { accountSid: "AC_sandbox_acme", authToken: "twilio_sandbox_acme" },
    });
    const search = { nodeId: tree.agent.id, country: "US", area: "415" };
    expect((await execute(searchNumbers, tree.owner, search)).room).toBeNull();
    expect(await provision(atTwilio)).toMatchObject({ status: "connected", ownAccount: true });
    expect(await lines()).toMatchObject([{ amountMicros: 0n, priceVersion: "own" }]);
  });
});

describe("the months of a number", () => {
  /** Moves everything back by so many days, as if nobody had worked since. */
  async function sleep(days: number): Promise<Date> {
    const [row] = await provisions();
    const since = new Date((row?.createdAt.getTime() ?? 0) - days * 86_400_000);
    await inDatabase((tx) => tx.provision.updateMany({ data: { createdAt: since } }));
    const month = since.toISOString().slice(0, 7);
    await inDatabase((tx) =>
      tx.usageEvent.updateMany({
        where: { connectionId: row?.id ?? "" },
        data: { key: `number:${row?.id ?? ""}:${month}`, at: since },
      }),
    );
    return since;
  }
  const monthsOf = async () =>
    (await inDatabase((tx) => tx.usageEvent.findMany({ orderBy: { at: "asc" } }))).map(({ at }) =>
      at.toISOString().slice(0, 10),
    );

  test("are each charged once with its own date, however long nobody worked and how many sweep", async () => {
    await give(20_000_000n);
    await provision(atTwilio);
    const since = await sleep(93);
    await Promise.allSettled([1, 2, 3].map(() => sweepNumbers(tree.organizationId)));
    await sweepNumbers(tree.organizationId);
    const days = await monthsOf();
    expect(days).toHaveLength(4);
    const dated = (await lines()).map(({ at }) => at.toISOString().slice(0, 10)).toSorted();
    // The first was charged on the day on which this test runs.
    expect(dated.slice(0, 3)).toEqual(days.slice(1));
    for (const day of days.slice(1)) expect(new Date(day) > since).toBe(true);
    expect(await pool()).toMatchObject({ balanceMicros: 20_000_000n - 4n * month });
  });

  test("count where a budget was when they began, also beyond it", async () => {
    await give(20_000_000n);
    await provision(atTwilio);
    await budget(tree.team.id, 1n);
    await sleep(62);
    await sweepNumbers(tree.organizationId);
    expect(await lines()).toHaveLength(3);
  });

  test("are due while the pool is empty, told to the admins once, and collected with the next credit", async () => {
    await give(month);
    await provision(atTwilio);
    await sleep(62);
    await sweepNumbers(tree.organizationId);
    await sweepNumbers(tree.organizationId);
    expect(await lines()).toHaveLength(1);
    expect(await pool()).toMatchObject({ balanceMicros: 0n });
    const told = () =>
      inDatabase((tx) => tx.notification.findMany({ where: { kind: "number_unpaid" } }));
    expect(await told()).toHaveLength(2);
    expect((await told())[0]).toMatchObject({
      userId: tree.owner.actor.userId,
      details: { number: "+1 415 555 0100" },
    });
    await give(month);
    expect(await lines()).toHaveLength(2);
    await give(10n * month);
    expect(await lines()).toHaveLength(3);
    expect(await pool()).toMatchObject({ balanceMicros: 9n * month });
  });

  test("go on while the company does not take the number back", async () => {
    await give(20_000_000n);
    const { connectionId } = await provision(atTwilio);
    const fault = { host: "api.twilio.com", method: "DELETE", kind: "status", status: 500 };
    await sandbox.control("POST", "/faults", fault);
    await execute(disconnectConnection, tree.owner, { connectionId: connectionId ?? "" });
    await workOffRemovals(tree.organizationId);
    await sleep(35);
    await sweepNumbers(tree.organizationId);
    expect(await lines()).toHaveLength(2);
  });

  test("end with the day on which it has, and are all counted however late that is", async () => {
    await give(20_000_000n);
    const { connectionId } = await provision(atTwilio);
    await execute(disconnectConnection, tree.owner, { connectionId: connectionId ?? "" });
    await workOffRemovals(tree.organizationId);
    expect(await bought()).toEqual([]);
    const since = await sleep(100);
    const daysLater = (days: number) => new Date(since.getTime() + days * 86_400_000);
    await inDatabase(async (tx) => {
      await tx.connection.updateMany({ data: { endedAt: daysLater(20) } });
      const where = { kind: "release_number" };
      await tx.removalStep.updateMany({ where, data: { doneAt: daysLater(33) } });
    });
    await sweepNumbers(tree.organizationId);
    await sweepNumbers(tree.organizationId);
    expect(await lines()).toHaveLength(2);
  });
});

describe("an agent", () => {
  const agent = async () => callerOf(await createTestKey(tree.organizationId, tree.agent.id));
  const ask = async (number: string) =>
    execute(provisionNumber, await agent(), { nodeId: tree.agent.id, number });
  const mayGet = () =>
    setTestPolicies(tree, tree.organizationId, [
      { scope: "self", target: "connect", effect: "", value: "allow" },
    ]);

  test("has its number bought for no more than a person approved", async () => {
    await give(20_000_000n);
    const error = (await ask(atTelnyx).catch((cause: unknown) => cause)) as AppError;
    expect(error.kind).toBe("approval_required");
    const approvalId = error.approval?.id ?? "";
    const shown = await execute(getApproval, tree.owner, { approvalId });
    expect(shown.what).toBe("get +1 415 555 0101 for $1.15 a month");
    await execute(decideApproval, tree.owner, { approvalId, decision: "approve" });
    await sandbox.control("POST", "/phone", { monthlyFactor: 2 });
    await carryOut(tree, approvalId);
    expect(await execute(getApproval, tree.owner, { approvalId })).toMatchObject({
      state: "voided",
      detail: "+1 415 555 0101 costs $2.30 a month now, and $1.15 was agreed to. Ask again.",
    });
    expect(await bought()).toEqual([]);
    expect(await pool()).toMatchObject({ balanceMicros: 20_000_000n, reservedMicros: 0n });
  });

  test("gets only as many numbers by itself as its settings let it", async () => {
    await give(20_000_000n);
    await mayGet();
    expect(await ask(atTwilio)).toMatchObject({ status: "connected" });
    await expect(ask(atTelnyx)).rejects.toMatchObject({ kind: "rate_limited" });
    // A person can, and that does not count.
    expect(await provision(atTelnyx)).toMatchObject({ status: "connected" });
    await execute(configureIntegration, tree.owner, {
      nodeId: tree.agent.id,
      integration: "phone",
      settings: { numbers_per_month: 2 },
    });
    expect(await ask("+14155550102")).toMatchObject({ status: "connected" });
    await expect(ask("+14155550104")).rejects.toMatchObject({ kind: "rate_limited" });
    expect(await bought()).toHaveLength(3);
  });

  test("is kept from searching on and on", async () => {
    const search = { nodeId: tree.agent.id, country: "US", area: "415", limit: 1 };
    const caller = await agent();
    const atOnce = await Promise.allSettled(
      Array.from({ length: 8 }, () => execute(searchNumbers, caller, search)),
    );
    const refused = atOnce.filter(({ status }) => status === "rejected");
    expect(refused.length).toBeGreaterThan(0);
    for (const each of refused) expect(each).toMatchObject({ reason: { kind: "rate_limited" } });
    const done = atOnce.length - refused.length;
    for (let index = done; index < 30; index += 1) await execute(searchNumbers, caller, search);
    await expect(execute(searchNumbers, caller, search)).rejects.toMatchObject({
      kind: "rate_limited",
      retryAfterSeconds: 600,
    });
  });
});
