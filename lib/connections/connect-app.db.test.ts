import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { type CrashPoint, crashPoints } from "@/lib/crash-point";
import { inOrganization } from "@/lib/db";
import { installIntegration } from "@/lib/installations/install";
import { execute } from "@/lib/pipeline/execute";
import type { Caller } from "@/lib/pipeline/actor";
import { sweepProvisions } from "@/lib/provisions/sweep";
import { connectSetup } from "@/lib/setups/connect";
import { consentAt } from "@/lib/testing/connect";
import { createPerson, createTestNode, createTree, type TestTree } from "@/lib/testing/fixtures";
import { useOwnDatabase } from "@/lib/testing/own-database";
import {
  forgetOutsideAccounts,
  type OwnSandbox,
  startOwnPlatforms,
} from "@/lib/testing/own-sandbox";
import { startProcess } from "@/lib/testing/process";
import { workOffRemovals } from "@/lib/testing/work-off-removals";
import { parseAttemptId } from "./attempt-id";
import { cancelConnect } from "./cancel";
import { connectApp } from "./connect-app";
import { disconnectConnection } from "./disconnect";
import { endOverdueAttempt } from "./end-overdue-attempt";
import { finishConnect } from "./finish";
import { getConnectAttempt } from "./get-attempt";
import { startConnect } from "./start";

useOwnDatabase();

let sandbox: OwnSandbox;
let tree: TestTree;
let setupId: string;

beforeAll(async () => {
  sandbox = await startOwnPlatforms();
});
afterAll(() => sandbox.close());
afterEach(() => forgetOutsideAccounts(tree.organizationId));

beforeEach(async () => {
  await sandbox.reset();
  tree = await createTree();
  const { connection } = await execute(connectSetup, tree.owner, {
    nodeId: tree.organizationId,
    provider: "slack-setup",
    fields: { refreshToken: `xoxe-1-sandbox-${randomUUID().slice(0, 8)}` },
  });
  setupId = connection.id;
  await execute(installIntegration, tree.system, { nodeId: tree.team.id, integration: "slack" });
});

/** The apps that agents have in the workspace, by the clients that Slack knows. */
async function apps(): Promise<string[]> {
  const clients = (await sandbox.control("GET", "/clients")) as { id: string; name: string }[];
  return clients.filter(({ id }) => id.startsWith("sandbox-slack.")).map(({ name }) => name);
}

async function start(person: Caller = tree.owner, nodeId = tree.agent.id): Promise<string> {
  const { attemptId } = await execute(startConnect, person, { nodeId, integration: "slack" });
  if (attemptId === null) throw new Error("A bot takes an account");
  return attemptId;
}

const make = (attemptId: string, name = "Scout", person: Caller = tree.owner) =>
  execute(connectApp, person, { attemptId, setupId, name });

async function connect(nodeId = tree.agent.id, name = "Scout"): Promise<string> {
  const attemptId = await start(tree.owner, nodeId);
  const { url } = await make(attemptId, name);
  const ended = await execute(finishConnect, tree.owner, await consentAt(url));
  expect(ended).toMatchObject({ status: "done" });
  return ended.connectionId ?? "";
}

const attemptOf = (attemptId: string) => execute(getConnectAttempt, tree.owner, { attemptId });
const idOf = (attemptId: string) => parseAttemptId(attemptId)?.id ?? "";
const inTree = <T>(work: Parameters<typeof inOrganization<T>>[1]) =>
  inOrganization(tree.organizationId, work);

const provisions = () =>
  inTree((tx) =>
    tx.provision.findMany({
      where: { organizationId: tree.organizationId },
      select: { id: true, state: true, sealed: true },
      orderBy: { createdAt: "asc" },
    }),
  );
const receipts = () =>
  inTree((tx) =>
    tx.removal.findMany({
      where: { organizationId: tree.organizationId, kind: "give_back" },
      select: {
        details: true,
        finishedAt: true,
        steps: { select: { kind: true, state: true, detail: true } },
      },
    }),
  );

/** Lets an attempt's time pass, and does what the queue does then. */
async function expire(attemptId: string): Promise<void> {
  const where = { organizationId: tree.organizationId, id: idOf(attemptId) };
  await inTree((tx) =>
    tx.connectAttempt.updateMany({ where, data: { expiresAt: new Date(Date.now() - 1000) } }),
  );
  await endOverdueAttempt(where.organizationId, where.id);
  await workOffRemovals(tree.organizationId);
}

test("an agent gets an app of its own with one click, and the connection is the app's row", async () => {
  const attemptId = await start();
  expect(await attemptOf(attemptId)).toMatchObject({
    ways: ["app", "key"],
    setups: [{ id: setupId, provider: "slack-setup", way: "app", isBroken: false }],
  });
  const { url } = await make(attemptId);
  expect(new URL(url).searchParams.has("code_challenge")).toBe(false);
  const [made] = await provisions();
  const ended = await execute(finishConnect, tree.owner, await consentAt(url));
  expect(ended).toMatchObject({ status: "done", way: "app", connectionId: made?.id });
  const row = await inTree((tx) =>
    tx.connection.findFirstOrThrow({
      where: { organizationId: tree.organizationId, id: made?.id ?? "" },
    }),
  );
  expect(row).toMatchObject({ setupConnectionId: setupId, setUpProblem: null });
  expect(row.setUpAt).not.toBeNull();
  expect(await provisions()).toMatchObject([{ state: "kept", sealed: null }]);
  expect(await receipts()).toEqual([]);
  expect(await apps()).toEqual(["Scout"]);
});

test("two agents in one workspace are two apps, and removing one leaves the other", async () => {
  const other = await createTestNode(tree.organizationId, tree.project.id, "agent", "triage");
  const first = await connect();
  await connect(other.id, "Triage");
  expect((await apps()).toSorted()).toEqual(["Scout", "Triage"]);
  await execute(disconnectConnection, tree.owner, { connectionId: first });
  await workOffRemovals(tree.organizationId);
  expect(await apps()).toEqual(["Triage"]);
});

test("pressing it again with the same wishes goes on with the same app; with others it makes another and deletes the first", async () => {
  const attemptId = await start();
  await make(attemptId);
  await make(attemptId);
  expect(await provisions()).toHaveLength(1);
  await make(attemptId, "Ranger");
  await workOffRemovals(tree.organizationId);
  expect(await apps()).toEqual(["Ranger"]);
  expect((await provisions()).map(({ state }) => state)).toEqual(["undone", "made"]);
});

test("of two who press at once one app stays, and it is the one that is installed", async () => {
  const attemptId = await start();
  const both = await Promise.allSettled([make(attemptId), make(attemptId, "Ranger")]);
  await workOffRemovals(tree.organizationId);
  expect(both.some(({ status }) => status === "fulfilled")).toBe(true);
  expect(await apps()).toHaveLength(1);
  const states = (await provisions()).map(({ state }) => state);
  expect(states.filter((state) => state === "made")).toHaveLength(1);
});

describe("an attempt that does not come to its end", () => {
  const isGone = async () => {
    await workOffRemovals(tree.organizationId);
    expect(await apps()).toEqual([]);
    expect(await provisions()).toMatchObject([{ state: "undone", sealed: null }]);
    const [receipt] = await receipts();
    expect(receipt).toMatchObject({ details: { what: "Unused Slack app Scout" } });
    expect(receipt?.finishedAt).not.toBeNull();
    expect(receipt?.steps.map(({ kind, state }) => [kind, state])).toEqual([
      ["uninstall_bot", "done"],
      ["destroy", "done"],
    ]);
  };

  test("because it is cancelled: the app is deleted, with a receipt", async () => {
    const attemptId = await start();
    await make(attemptId);
    await execute(cancelConnect, tree.owner, { attemptId });
    await isGone();
  });

  test("because its time is over: the app is deleted, with a receipt", async () => {
    const attemptId = await start();
    await make(attemptId);
    await expire(attemptId);
    await isGone();
    expect(await attemptOf(attemptId)).toMatchObject({ status: "expired" });
  });

  test("because the person declines at Slack: the app is deleted", async () => {
    const { url } = await make(await start());
    const answer = await consentAt(url, { decision: "decline" });
    expect(await execute(finishConnect, tree.owner, answer)).toMatchObject({ status: "declined" });
    await isGone();
  });

  test("because the person lost their role at Slack's page: nothing is stored, the app is deleted", async () => {
    const member = await createPerson(tree.organizationId, tree.project.id, "member");
    const attemptId = await start(member);
    const { url } = await make(attemptId, "Scout", member);
    const answer = await consentAt(url);
    await inTree((tx) =>
      tx.membership.deleteMany({
        where: { organizationId: tree.organizationId, userId: member.actor.userId },
      }),
    );
    await expect(execute(finishConnect, member, answer)).rejects.toMatchObject({
      kind: "not_found",
    });
    await expire(attemptId);
    await isGone();
    const live = await inTree((tx) =>
      tx.connection.count({ where: { organizationId: tree.organizationId, provider: "slack" } }),
    );
    expect(live).toBe(0);
  });

  test("and whose job was lost: the sweep takes the app away", async () => {
    const attemptId = await start();
    await make(attemptId);
    await inTree((tx) =>
      tx.connectAttempt.updateMany({
        where: { organizationId: tree.organizationId, id: idOf(attemptId) },
        data: { status: "expired", endedAt: new Date(), sealed: null, stateHash: null },
      }),
    );
    await sweepProvisions(tree.organizationId);
    await isGone();
  });
});

test("a refusal by Slack makes nothing and is told; the attempt goes on", async () => {
  const attemptId = await start();
  const refused = {
    host: "slack.com",
    path: "/api/apps.manifest.create",
    kind: "status",
    status: 429,
    times: 1,
  };
  await sandbox.control("POST", "/faults", refused);
  await expect(make(attemptId)).rejects.toThrow();
  expect(await provisions()).toMatchObject([{ state: "failed" }]);
  expect(await receipts()).toEqual([]);
  await make(attemptId);
  expect(await apps()).toEqual(["Scout"]);
});

/** Each point with what is left of the app once everything went on, and what the receipt says. */
const points = [
  ["make:before_asking", [], undefined],
  ["make:before_request", [], "manual"],
  ["make:after_answer", ["Scout"], "manual"],
  ["make:after_store", [], "done"],
  ["make:before_sending", [], "done"],
] as const satisfies readonly [CrashPoint, readonly string[], string | undefined][];

test("the points are all there are", () => {
  expect(points.map(([point]) => point)).toEqual(
    crashPoints.filter((name) => name.startsWith("make:")),
  );
});

test.each(points)(
  "a process that dies at %s leaves nothing that is forgotten",
  async (point, left, step) => {
    vi.spyOn(process.stderr, "write").mockReturnValue(true);
    const attemptId = await start();
    const dying = await startProcess({ ALFE_CRASH_AT: point });
    const asked = dying.ask("connectApp", { caller: tree.owner, attemptId, setupId });
    await expect(asked).rejects.toThrow(/died/);
    expect(await dying.ended).toBe("SIGKILL");
    await expire(attemptId);
    // What Slack was asked and did not answer only a person can find out: they are told what to look for.
    expect(await apps()).toHaveLength(left.length);
    const [receipt] = await receipts();
    const undone = receipt?.steps.find(({ kind }) => kind === "uninstall_bot");
    expect(undone?.state).toBe(step);
    if (step === "manual")
      expect(undone?.detail).toContain("If it is among your apps there, delete it.");
    vi.restoreAllMocks();
  },
);
