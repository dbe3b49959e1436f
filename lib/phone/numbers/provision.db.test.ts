import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { listChannels } from "@/lib/channels/list";
import { setUpChannel } from "@/lib/channels/set-up";
import { disconnectConnection } from "@/lib/connections/disconnect";
import { getConnectAttempt } from "@/lib/connections/get-attempt";
import { startConnect } from "@/lib/connections/start";
import { inOrganization } from "@/lib/db";
import { getEffectiveIntegration } from "@/lib/installations/get";
import { installIntegration } from "@/lib/installations/install";
import { execute } from "@/lib/pipeline/execute";
import { getReceipt } from "@/lib/removals/get-receipt";
import { retryStep } from "@/lib/removals/retry-step";
import { connectSetup } from "@/lib/setups/connect";
import { createTestNode, createTree, type TestTree } from "@/lib/testing/fixtures";
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
});
afterAll(() => sandbox.close());
afterEach(() => forgetOutsideAccounts(tree.organizationId));

beforeEach(async () => {
  await sandbox.reset();
  await sandbox.control("POST", "/numbers/orders", { orderMs: 300 });
  tree = await createTree();
  await execute(installIntegration, tree.system, { nodeId: tree.agent.id, integration: "phone" });
});

type Bought = { phoneNumber: string };
const boughtAt = async (company: string): Promise<string[]> => {
  const { data } = (await sandbox.control("GET", `/data/${company}`)) as {
    data: { numbers: Bought[] };
  };
  return data.numbers.map(({ phoneNumber }) => phoneNumber);
};
const bought = async () => [...(await boughtAt("twilio")), ...(await boughtAt("telnyx"))];

const search = (input: object = {}) =>
  execute(searchNumbers, tree.owner, {
    nodeId: tree.agent.id,
    country: "US",
    area: "415",
    ...input,
  });
const provision = (number: string, input: object = {}) =>
  execute(provisionNumber, tree.owner, { nodeId: tree.agent.id, number, ...input });
const provisions = () =>
  inOrganization(tree.organizationId, (tx) =>
    tx.provision.findMany({ where: { organizationId: tree.organizationId } }),
  );
const connections = () =>
  inOrganization(tree.organizationId, (tx) =>
    tx.connection.findMany({ where: { organizationId: tree.organizationId, endedAt: null } }),
  );
const stillToDo = () =>
  inOrganization(tree.organizationId, (tx) =>
    tx.removalStep.findMany({
      where: { organizationId: tree.organizationId, kind: "release_number", state: "retrying" },
    }),
  );
const usage = () =>
  inOrganization(tree.organizationId, (tx) =>
    tx.usageEvent.findMany({ where: { organizationId: tree.organizationId } }),
  );

const atTwilio = "+14155550100";
const atTelnyx = "+14155550101";

describe("a search", () => {
  test("finds numbers of both companies with what they can do and cost", async () => {
    const { numbers, accounts } = await search();
    expect(numbers.slice(0, 2)).toMatchObject([
      {
        number: atTelnyx,
        name: "+1 415 555 0101",
        locality: "San Francisco",
        voice: true,
        sms: true,
        monthlyMicros: "1150000",
        address: "none",
      },
      { number: atTwilio, monthlyMicros: "1150000" },
    ]);
    for (const account of accounts)
      expect(account).toMatchObject({
        smsOutMicros: "7900",
        callOutMicros: "14000",
        ownAccount: false,
        problem: null,
      });
    expect(accounts.map(({ company }) => company)).toEqual(["Telnyx", "Twilio"]);
  });

  test("takes digits, places, countries and abilities, at both companies alike", async () => {
    const of = async (input: object) =>
      (await search({ area: undefined, limit: 50, ...input })).numbers;
    for (const { number } of await of({ contains: "55501" })) expect(number).toContain("55501");
    for (const each of await of({ area: "Austin" })) expect(each.locality).toBe("Austin");
    const berlin = await of({ country: "de", area: "30", sms: false });
    expect(berlin.length).toBeGreaterThan(10);
    for (const { number, address } of berlin) {
      expect(number.startsWith("+4930")).toBe(true);
      expect(address).toBe("local");
    }
    // New York sells some that cannot text.
    const withTexts = await of({ area: "212" });
    expect(withTexts.every(({ sms }) => sms)).toBe(true);
    expect((await of({ area: "212", sms: false })).length).toBeGreaterThan(withTexts.length);
    expect(await of({ country: "FR" })).toEqual([]);
  });

  test("goes on with one company while the other does not answer, and says so", async () => {
    const fault = { provider: "telnyx", kind: "status", status: 503 };
    await sandbox.control("POST", "/faults", fault);
    const { numbers, accounts } = await search();
    await sandbox.control("DELETE", "/faults");
    expect(numbers.length).toBeGreaterThan(0);
    expect(accounts.find(({ company }) => company === "Telnyx")?.problem).toMatch(/problem/);
    expect(accounts.find(({ company }) => company === "Twilio")?.problem).toBeNull();
  });

  test("refuses a country that there is not", async () => {
    await expect(search({ country: "ZZ" })).rejects.toMatchObject({ kind: "invalid_input" });
  });
});

describe.each([
  ["Twilio", atTwilio],
  ["Telnyx, where orders take a while", atTelnyx],
])("a number of %s", (_, number) => {
  test("is bought once, connected, sends its calls and texts here, and is counted", async () => {
    const end = await provision(number);
    expect(end).toMatchObject({ status: "connected", monthlyMicros: "1150000", ownAccount: false });
    expect(await bought()).toEqual([number]);
    const [connection] = await connections();
    expect(connection).toMatchObject({
      id: end.connectionId,
      accountId: number,
      provider: "phone",
    });
    expect(await provisions()).toMatchObject([
      { id: end.connectionId, state: "kept", sealed: null },
    ]);
    expect(await usage()).toMatchObject([
      { meter: "number_month", quantity: 1n, estimateMicros: 1_150_000n, ownAccount: false },
    ]);
    const attempt = await execute(getConnectAttempt, tree.owner, { attemptId: end.attemptId });
    expect(attempt).toMatchObject({ status: "done", connectionId: end.connectionId });

    const key = { organizationId: tree.organizationId, id: end.connectionId ?? "" };
    expect(await setUpChannel(key)).toEqual({ kind: "ready" });
    // Once more: nothing is made twice.
    expect(await setUpChannel(key)).toEqual({ kind: "ready" });
    const [channel] = (await execute(listChannels, tree.owner, { nodeId: tree.agent.id })).channels;
    expect(channel?.states).toMatchObject([
      { text: "Voice ready", state: "ok" },
      { text: "SMS pending registration", state: "waiting" },
    ]);
    await sandbox.control("POST", "/numbers/register", { account: "alfe", number });
    await setUpChannel(key);
    const after = await execute(listChannels, tree.owner, { nodeId: tree.agent.id });
    expect(after.channels[0]?.states).toMatchObject([{}, { text: "SMS ready", state: "ok" }]);
  });

  test("that somebody else took meanwhile is not bought, and others are named", async () => {
    await sandbox.control("POST", "/numbers/take", { number });
    const end = await provision(number);
    expect(end).toMatchObject({ status: "taken", connectionId: null });
    expect(end.text).toBe("Someone else took that number. Here are 9 others.");
    expect(end.others).toHaveLength(9);
    expect(await provisions()).toEqual([]);
    expect(await bought()).toEqual([]);
  });

  test("is released with its account's words, and only when the company says that it is gone", async () => {
    const { connectionId } = await provision(number);
    const host = number === atTwilio ? "api.twilio.com" : "api.telnyx.com";
    const fault = { host, method: "DELETE", kind: "status", status: 500 };
    await sandbox.control("POST", "/faults", fault);
    const { removalId } = await execute(disconnectConnection, tree.owner, {
      connectionId: connectionId ?? "",
    });
    await workOffRemovals(tree.organizationId);
    expect(await bought()).toEqual([number]);
    expect(await connections()).toEqual([]);
    await sandbox.control("DELETE", "/faults");
    const [step] = await stillToDo();
    const company = number === atTwilio ? "Twilio" : "Telnyx";
    expect(step?.detail).toBe(`${company} answered 500.`);
    await execute(retryStep, tree.owner, { stepId: step?.id ?? "" });
    await workOffRemovals(tree.organizationId);
    expect(await bought()).toEqual([]);
    const receipt = await execute(getReceipt, tree.owner, { removalId });
    expect(receipt.text).not.toMatch(/person/);
    expect(receipt.steps.map(({ kind, state }) => `${kind} ${state}`)).toEqual([
      "stop_tools done",
      "release_number done",
      "destroy done",
    ]);
    expect(await sandbox.control("GET", "/data/telnyx")).toMatchObject({
      data: { profiles: [], applications: [] },
    });
  });
});

test("an order whose answer was lost is found again, and not placed twice", async () => {
  for (const path of ["/2010-04-01/Accounts/AC_sandbox_alfe/IncomingPhoneNumbers.json"])
    await sandbox.control("POST", "/faults", {
      host: "api.twilio.com",
      method: "POST",
      path,
      kind: "lost_answer",
      times: 1,
    });
  const end = await provision(atTwilio);
  expect(end.status).toBe("making");
  expect(await boughtAt("twilio")).toEqual([atTwilio]);
  const [row] = await provisions();
  await goOnWithNumber({ organizationId: tree.organizationId, id: row?.id ?? "" });
  expect(await boughtAt("twilio")).toEqual([atTwilio]);
  expect(await provisions()).toMatchObject([{ state: "kept" }]);
});

test("two requests at once buy one number", async () => {
  const ends = await Promise.allSettled([provision(atTwilio), provision(atTelnyx)]);
  expect(ends.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  expect(await bought()).toHaveLength(1);
});

test("what was lost with its job is found by the sweep", async () => {
  await sandbox.control("POST", "/numbers/orders", { orderMs: 3_600_000 });
  expect(await provision(atTelnyx)).toMatchObject({ status: "making", connectionId: null });
  await sweepNumbers(tree.organizationId);
  const shown = await execute(getEffectiveIntegration, tree.owner, {
    nodeId: tree.agent.id,
    integration: "phone",
  });
  expect(shown.status).toBe("connecting");
  expect(shown.sentence).toMatch(/^Getting \+1 415 555 0101\./);
}, 20_000);

test("an organization's own account is used before the server's, pays itself, and that is said before", async () => {
  await execute(connectSetup, tree.owner, {
    nodeId: tree.organizationId,
    provider: "twilio",
    fields: { accountSid: "AC_sandbox_acme", authToken: "twilio_sandbox_acme" },
  });
  const { numbers, accounts, notes } = await search();
  expect(accounts).toMatchObject([{ company: "Twilio", account: "Acme", ownAccount: true }]);
  expect(notes[0]).toMatch(/your own account.* charged 0/);
  const end = await provision(numbers[0]?.number ?? "");
  expect(end).toMatchObject({ status: "connected", ownAccount: true });
  expect(await usage()).toMatchObject([{ meter: "number_month", ownAccount: true }]);
  const { data } = (await sandbox.control("GET", "/data/twilio")) as {
    data: { numbers: { accountSid: string }[] };
  };
  expect(data.numbers).toMatchObject([{ accountSid: "AC_sandbox_acme" }]);
  // The server's own can still be asked for by name.
  const ofServer = await search({ setupId: "server" });
  expect(ofServer.accounts.every(({ ownAccount }) => !ownAccount)).toBe(true);
});

test("a country that wants an address gets one, and says so where it is missing", async () => {
  const [first] = (await search({ country: "DE", area: "30", sms: false })).numbers;
  const number = first?.number ?? "";
  await expect(provision(number)).rejects.toMatchObject({
    kind: "invalid_input",
    message: "Germany requires an address for this number.",
  });
  const address = { name: "Acme", street: "Weg 1", city: "Berlin", postalCode: "10115" };
  await expect(provision(number, { address: { ...address, country: "FR" } })).rejects.toMatchObject(
    { message: "Germany requires an address in Germany for this number." },
  );
  const end = await provision(number, { address: { ...address, country: "de" } });
  expect(end.status).toBe("connected");
  expect(await bought()).toEqual([number]);
});

test("an agent asks a person first, also for its second number", async () => {
  const agent = {
    actor: { kind: "agent", nodeId: tree.agent.id },
    organizationId: tree.organizationId,
  } as const;
  const ask = (number: string) =>
    execute(provisionNumber, agent, { nodeId: tree.agent.id, number });
  await expect(ask(atTwilio)).rejects.toMatchObject({ kind: "approval_required" });
  expect(await bought()).toEqual([]);
  await provision(atTwilio);
  await expect(ask(atTelnyx)).rejects.toMatchObject({ kind: "approval_required" });
  expect(await bought()).toEqual([atTwilio]);
});

test("a number for something that is no agent is refused before anything is bought", async () => {
  await execute(installIntegration, tree.system, { nodeId: tree.team.id, integration: "phone" });
  const input = { nodeId: tree.team.id, number: atTwilio };
  await expect(execute(provisionNumber, tree.owner, input)).rejects.toMatchObject({
    kind: "conflict",
  });
  const other = await createTestNode(tree.organizationId, tree.project.id, "agent", "triage");
  await execute(startConnect, tree.owner, { nodeId: other.id, integration: "phone" });
  expect(await bought()).toEqual([]);
});
