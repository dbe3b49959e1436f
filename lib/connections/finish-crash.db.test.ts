import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type CrashPoint, crashPoints } from "@/lib/crash-point";
import { inOrganization } from "@/lib/db";
import { env } from "@/lib/env";
import { installIntegration } from "@/lib/installations/install";
import { removeIntegration } from "@/lib/installations/remove";
import { execute } from "@/lib/pipeline/execute";
import { connectAccount, consentAt, startAt } from "@/lib/testing/connect";
import { startCuttingProxy } from "@/lib/testing/cutting-proxy";
import { createTree, type TestTree } from "@/lib/testing/fixtures";
import { useOwnDatabase } from "@/lib/testing/own-database";
import { forgetOutsideAccounts, type OwnSandbox, startOwnSandbox } from "@/lib/testing/own-sandbox";
import { startProcess } from "@/lib/testing/process";
import { workOffRemovals } from "@/lib/testing/work-off-removals";
import { callTool } from "@/lib/tools/dispatch";
import { parseAttemptId } from "./attempt-id";
import { endOverdueAttempt } from "./end-overdue-attempt";
import { sweepAttempts } from "./expired-attempts";
import { finishConnect } from "./finish";
import { getConnectAttempt } from "./get-attempt";
import { listConnections } from "./list";
import { answerLost } from "./outcome-text";

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
  tree = await createTree();
  for (const integration of ["github", "gmail", "linear"])
    await execute(installIntegration, tree.system, { nodeId: tree.team.id, integration });
});

const at = (integration: string) => ({ nodeId: tree.team.id, integration });
const tokenPath = { github: "/login/oauth/access_token", linear: "/oauth/token" };
const ownAccounts = async () =>
  (await execute(listConnections, tree.owner, { nodeId: tree.team.id })).own;
const attemptOf = (attemptId: string) => execute(getConnectAttempt, tree.owner, { attemptId });
const idOf = (attemptId: string) => parseAttemptId(attemptId)?.id ?? "";

async function tokensAt(provider: string): Promise<number> {
  const grants = await sandbox.grants(provider);
  return grants.reduce((sum, { tokens }) => sum + tokens, 0);
}

/** Lets an attempt's time pass. */
const expire = (attemptId: string) =>
  inOrganization(tree.organizationId, (tx) =>
    tx.connectAttempt.updateMany({
      where: { organizationId: tree.organizationId, id: idOf(attemptId) },
      data: { expiresAt: new Date(Date.now() - 1000) },
    }),
  );

/** What the queue does when an attempt's time is over, and with what is to be given back then. */
async function goOn(attemptId: string): Promise<void> {
  await expire(attemptId);
  await endOverdueAttempt(tree.organizationId, idOf(attemptId));
  await workOffRemovals(tree.organizationId);
}

/** Attempts and steps that still hold something sealed. */
const stillSealed = () =>
  inOrganization(tree.organizationId, async (tx) => {
    const where = { organizationId: tree.organizationId, sealed: { not: null } };
    return (await tx.connectAttempt.count({ where })) + (await tx.removalStep.count({ where }));
  });

/** Handles a callback in a process that dies at a point of it. */
async function dieAt(
  point: CrashPoint,
  input: { nodeId: string; integration: string; reconnects?: string },
): Promise<string> {
  const { attemptId, url } = await startAt(tree.owner, input);
  const answer = await consentAt(url);
  const process = await startProcess({ ALFE_CRASH_AT: point });
  await expect(process.ask("finish", { caller: tree.owner, answer })).rejects.toThrow(/died/);
  expect(await process.ended).toBe("SIGKILL");
  return attemptId;
}

/** Each point with an account that is in use meanwhile. Google's tokens of one account share one grant. */
const points = [
  ["finish:after_answer", "gmail", "gmail_list_labels"],
  ["finish:after_tokens_stored", "github", "github_list_organizations"],
  ["finish:before_commit", "gmail", "gmail_list_labels"],
] as const satisfies readonly [CrashPoint, string, string][];

test("the points are all there are", () => {
  const all = crashPoints.filter((name) => name.startsWith("finish:"));
  expect(points.map(([point]) => point)).toEqual(all);
});

describe.each(points)("a process that dies at %s", (point, integration, tool) => {
  test("leaves nothing alive, and the attempt says that nothing was saved", async () => {
    const attemptId = await dieAt(point, at("github"));
    expect(await tokensAt("github")).toBe(1);
    expect(await attemptOf(attemptId)).toMatchObject({ status: "finishing" });
    expect(await stillSealed()).toBe(1);

    await goOn(attemptId);
    expect(await attemptOf(attemptId)).toMatchObject({
      status: "provider_failed",
      isOpen: false,
      ...(point === "finish:after_answer" && { text: answerLost("GitHub") }),
    });
    expect(await ownAccounts()).toEqual([]);
    expect(await tokensAt("github")).toBe(0);
    expect(await stillSealed()).toBe(0);
    // Once more, as a queue does: nothing is left to do.
    await endOverdueAttempt(tree.organizationId, idOf(attemptId));
    expect(await connectAccount(tree.owner, at("github"))).toMatchObject({ status: "done" });
  });

  test("leaves an account in use as it was", async () => {
    const { connectionId } = await connectAccount(tree.owner, at(integration));
    const attemptId = await dieAt(point, { ...at(integration), reconnects: connectionId ?? "" });
    await goOn(attemptId);
    expect(
      await execute(callTool, tree.owner, { nodeId: tree.agent.id, tool, arguments: {} }),
    ).toMatchObject({ outcome: "done" });
    expect(await ownAccounts()).toMatchObject([{ id: connectionId, health: "healthy" }]);
    expect(await stillSealed()).toBe(0);
  });
});

test("an attempt whose job was lost is found and ended", { timeout: 60_000 }, async () => {
  const attemptId = await dieAt("finish:after_tokens_stored", at("linear"));
  await expire(attemptId);
  const queue = new pg.Client({ connectionString: env().ALFE_JOBS_DATABASE_URL });
  await queue.connect();
  const lost = await queue
    .query("delete from graphile_worker._private_jobs where key = $1", [
      `attempt:${idOf(attemptId)}`,
    ])
    .finally(() => queue.end());
  expect(lost.rowCount).toBe(1);
  await sweepAttempts(tree.organizationId);
  const worker = await startProcess();
  const working = worker.ask("work", { concurrency: 1 });
  await expect.poll(stillSealed, { timeout: 20_000 }).toBe(0);
  await working;
  await worker.kill();
  expect(await attemptOf(attemptId)).toMatchObject({ status: "provider_failed" });
  expect(await tokensAt("linear")).toBe(0);
});

test("an account whose commit was not answered stays stored and alive", async () => {
  const proxy = await startCuttingProxy(env().ALFE_APP_DATABASE_URL);
  const { attemptId, url } = await startAt(tree.owner, at("linear"));
  const answer = await consentAt(url);
  const child = await startProcess({ ALFE_APP_DATABASE_URL: proxy.url });
  proxy.cutCommitAfter("finish_connect");
  await expect(child.ask("finish", { caller: tree.owner, answer })).rejects.toThrow();
  expect(proxy.cuts()).toBe(1);
  await child.kill();
  await proxy.close();
  await workOffRemovals(tree.organizationId);
  expect(await attemptOf(attemptId)).toMatchObject({ status: "done" });
  expect(await ownAccounts()).toMatchObject([{ provider: { id: "linear" }, health: "healthy" }]);
  expect(await tokensAt("linear")).toBe(2);
});

describe("an answer of the provider that is lost on the way", () => {
  const lose = (times: number) =>
    sandbox.control("POST", "/faults", {
      host: "github.com",
      path: tokenPath.github,
      kind: "lost_answer",
      times,
    });

  test("is asked for again, which takes back what was given", async () => {
    await lose(1);
    const ended = await connectAccount(tree.owner, at("github"));
    expect(ended).toMatchObject({ status: "provider_failed", text: answerLost("GitHub") });
    expect(await sandbox.requests("github.com", tokenPath.github)).toHaveLength(2);
    expect(await tokensAt("github")).toBe(0);
    expect(await stillSealed()).toBe(0);
  });

  test("and lost again, is asked for until the provider answers", async () => {
    await lose(1);
    await sandbox.control("POST", "/faults", {
      host: "github.com",
      path: tokenPath.github,
      kind: "reset",
    });
    const { attemptId, status } = await connectAccount(tree.owner, at("github"));
    expect(status).toBe("provider_failed");
    expect(await tokensAt("github")).toBe(1);
    await expect(endOverdueAttempt(tree.organizationId, idOf(attemptId))).rejects.toThrow(
      "not known yet",
    );
    expect(await stillSealed()).toBe(1);
    await sandbox.control("DELETE", "/faults");
    await endOverdueAttempt(tree.organizationId, idOf(attemptId));
    expect(await attemptOf(attemptId)).toMatchObject({
      status: "provider_failed",
      text: answerLost("GitHub"),
    });
    expect(await tokensAt("github")).toBe(0);
    expect(await stillSealed()).toBe(0);
  });
});

describe("while a slow provider redeems the code", () => {
  const slow = () =>
    sandbox.control("POST", "/faults", {
      host: "github.com",
      path: tokenPath.github,
      kind: "slow",
      delayMs: 3000,
      times: 1,
    });
  const isRedeeming = async () =>
    (await sandbox.requests("github.com", tokenPath.github)).length > 0 ||
    (await inOrganization(tree.organizationId, (tx) =>
      tx.connectAttempt.count({
        where: { organizationId: tree.organizationId, status: "redeeming" },
      }),
    )) > 0;

  test("the integration is removed: what comes is given back", async () => {
    await slow();
    const { attemptId, url } = await startAt(tree.owner, at("github"));
    const finishing = execute(finishConnect, tree.owner, await consentAt(url));
    await expect.poll(isRedeeming).toBe(true);
    await execute(removeIntegration, tree.owner, at("github"));
    expect(await finishing).toMatchObject({ status: "removed", attemptId });
    await workOffRemovals(tree.organizationId);
    expect(await tokensAt("github")).toBe(0);
    expect(await ownAccounts()).toEqual([]);
    expect(await stillSealed()).toBe(0);
  });

  test("its time passes: whatever comes when is given back", async () => {
    await slow();
    const { attemptId, url } = await startAt(tree.owner, at("github"));
    const finishing = execute(finishConnect, tree.owner, await consentAt(url));
    finishing.catch(() => undefined);
    await expect.poll(isRedeeming).toBe(true);
    await goOn(attemptId);
    await expect(finishing).rejects.toMatchObject({ kind: "conflict" });
    await workOffRemovals(tree.organizationId);
    expect(await tokensAt("github")).toBe(0);
    expect(await ownAccounts()).toEqual([]);
    expect(await stillSealed()).toBe(0);
  });
});
