import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { parseAttemptId } from "@/lib/connections/attempt-id";
import { endOverdueAttempt } from "@/lib/connections/end-overdue-attempt";
import { inOrganization } from "@/lib/db";
import { installIntegration } from "@/lib/installations/install";
import { execute } from "@/lib/pipeline/execute";
import { createTree, type TestTree } from "@/lib/testing/fixtures";
import { type OwnSandbox, startOwnSandbox } from "@/lib/testing/own-sandbox";
import {
  installAndConnect,
  isFinished,
  leftovers,
  makeDue,
  storedSteps,
} from "@/lib/testing/removed-accounts";
import { redeemSlowly } from "@/lib/testing/slow-redemption";
import { workOffRemovals } from "@/lib/testing/work-off-removals";
import { deleteNode } from "@/lib/tree/delete";
import { cleanUp } from "./run";
import { sweepKeys } from "./sweep-keys";

let sandbox: OwnSandbox;
let tree: TestTree;
const stderr = vi.spyOn(process.stderr, "write").mockReturnValue(true);

beforeAll(async () => {
  sandbox = await startOwnSandbox();
});
afterAll(() => sandbox.close());
beforeEach(async () => {
  await sandbox.reset();
  tree = await createTree();
});

const deleteOrganization = async () =>
  (await execute(deleteNode, tree.owner, { nodeId: tree.organizationId })).removalId;

const keys = () =>
  inOrganization(tree.organizationId, (tx) =>
    tx.organizationKey.count({ where: { organizationId: tree.organizationId } }),
  );
const failGithub = (status: number) =>
  sandbox.control("POST", "/faults", {
    host: "api.github.com",
    path: "/applications",
    kind: "status",
    status,
  });

test("the keys of a deleted organization are destroyed with its last clean-up, and not before", async () => {
  const { organizationId, team, agent } = tree;
  await installAndConnect(tree, { nodeId: team.id, integration: "github" });
  await installAndConnect(tree, { nodeId: agent.id, integration: "notion" });
  expect(await keys()).toBe(1);
  await failGithub(503);
  const removalId = await deleteOrganization();
  expect(await sandbox.grants("notion")).toMatchObject([{ revoked: true }]);
  expect(await leftovers(organizationId)).toMatchObject({ credentials: 1 });
  expect(await keys()).toBe(1);

  await sandbox.control("DELETE", "/faults");
  await makeDue(organizationId, removalId);
  await cleanUp(organizationId, removalId);
  expect(await sandbox.grants("github")).toMatchObject([{ revoked: true }]);
  expect(await isFinished(organizationId, removalId)).toBe(true);
  expect(await leftovers(organizationId)).toEqual({ credentials: 0, sealed: 0, outside: 0 });
  expect(await keys()).toBe(0);
});

test("an organization without accounts loses its keys at once", async () => {
  const { organizationId } = tree;
  const removalId = await deleteOrganization();
  expect(await isFinished(organizationId, removalId)).toBe(true);
  expect(await keys()).toBe(0);
});

test("what cannot be revoked for a deleted organization alarms the operator, and its credential is destroyed", async () => {
  const { organizationId, team } = tree;
  await installAndConnect(tree, { nodeId: team.id, integration: "github" });
  await failGithub(403);
  stderr.mockClear();
  const removalId = await deleteOrganization();
  const steps = await storedSteps(organizationId, removalId);
  expect(steps.find(({ kind }) => kind === "revoke")).toMatchObject({
    state: "not_supported",
    detail: expect.stringContaining("Nobody is left to do it by hand") as string,
  });
  const logged = stderr.mock.calls.map(([text]) => String(text)).join("");
  expect(logged).toContain("operator: access of a deleted organization could not be revoked");
  expect(await isFinished(organizationId, removalId)).toBe(true);
  expect(await leftovers(organizationId)).toMatchObject({ credentials: 0 });
  expect(await keys()).toBe(0);
});

describe("while a slow provider redeems a code for it", () => {
  const redeeming = async () => {
    const nodeId = tree.team.id;
    await execute(installIntegration, tree.owner, { nodeId, integration: "github" });
    const { attemptId, finishing } = await redeemSlowly(sandbox, tree.owner, nodeId);
    return { id: parseAttemptId(attemptId)?.id ?? "", finishing };
  };
  const tokens = async () =>
    (await sandbox.grants("github")).reduce((sum, grant) => sum + grant.tokens, 0);

  test("a deleted organization keeps its keys until what comes is given back", async () => {
    const { organizationId } = tree;
    const { finishing } = await redeeming();
    await isFinished(organizationId, await deleteOrganization());
    expect(await keys()).toBe(1);
    expect(await finishing).toBe("This does not exist, or you have no access to it.");
    await workOffRemovals(organizationId);
    expect(await tokens()).toBe(0);
    expect(await leftovers(organizationId)).toEqual({ credentials: 0, sealed: 0, outside: 0 });
    expect(await keys()).toBe(0);
  }, 30_000);

  test("a deleted organization loses its keys by the sweep where nothing comes", async () => {
    const { organizationId } = tree;
    const { id, finishing } = await redeeming();
    await sandbox.control("DELETE", "/faults");
    await sandbox.control("POST", "/faults", {
      host: "github.com",
      path: "/login/oauth/access_token",
      kind: "reset",
    });
    await deleteOrganization();
    await finishing;
    expect(await keys()).toBe(1);
    await inOrganization(organizationId, (tx) =>
      tx.connectAttempt.updateMany({
        where: { organizationId, id, endedAt: null },
        // So long ago that no provider gives anything for the code any more.
        data: { expiresAt: new Date(Date.now() - 3_600_000) },
      }),
    );
    await sweepKeys(organizationId);
    expect(await keys()).toBe(1);
    await endOverdueAttempt(organizationId, id);
    await workOffRemovals(organizationId);
    await sweepKeys(organizationId);
    expect(await keys()).toBe(0);
  }, 30_000);
});
