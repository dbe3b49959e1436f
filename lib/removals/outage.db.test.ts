import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { disconnectConnection } from "@/lib/connections/disconnect";
import { inOrganization } from "@/lib/db";
import { getEffectiveIntegration } from "@/lib/installations/get";
import { installIntegration } from "@/lib/installations/install";
import { removeIntegration } from "@/lib/installations/remove";
import { execute } from "@/lib/pipeline/execute";
import { createPerson, createTree, type TestTree } from "@/lib/testing/fixtures";
import { type OwnSandbox, startOwnSandbox } from "@/lib/testing/own-sandbox";
import {
  installAndConnect,
  isFinished,
  leftovers,
  makeDue,
  storedSteps,
} from "@/lib/testing/removed-accounts";
import { deleteNode } from "@/lib/tree/delete";
import { confirmStep } from "./confirm-step";
import { getReceipt } from "./get-receipt";
import { listReceipts } from "./list-receipts";
import { retryStep } from "./retry-step";
import { cleanUp } from "./run";

let sandbox: OwnSandbox;
let tree: TestTree;

beforeAll(async () => {
  sandbox = await startOwnSandbox();
  vi.spyOn(process.stderr, "write").mockReturnValue(true);
});
afterAll(() => sandbox.close());
beforeEach(async () => {
  await sandbox.reset();
  tree = await createTree();
});

/** GitHub refuses revocations, until the faults are taken back. */
const failGithub = (fault: object = { kind: "status", status: 503 }) =>
  sandbox.control("POST", "/faults", { host: "api.github.com", path: "/applications", ...fault });
const heal = () => sandbox.control("DELETE", "/faults");

const remove = async (nodeId: string, integration: string) =>
  (await execute(removeIntegration, tree.owner, { nodeId, integration })).removalId;
const receipt = (removalId: string) => execute(getReceipt, tree.owner, { removalId });
const goOn = async (removalId: string) => {
  await makeDue(tree.organizationId, removalId);
  await cleanUp(tree.organizationId, removalId);
};
const revokeStepOf = async (removalId: string) => {
  const { steps } = await receipt(removalId);
  const step = steps.find(({ kind }) => kind === "revoke");
  if (!step) throw new Error("There is no such step");
  return step;
};

/** As if the first try had been long ago. */
const beganDaysAgo = (removalId: string, days: number) =>
  inOrganization(tree.organizationId, (tx) =>
    tx.removalStep.updateMany({
      where: { organizationId: tree.organizationId, removalId, kind: "revoke" },
      data: { startedAt: new Date(Date.now() - days * 24 * 3_600_000) },
    }),
  );

const told = () =>
  inOrganization(tree.organizationId, (tx) =>
    tx.notification.findMany({
      where: { organizationId: tree.organizationId },
      select: { userId: true, kind: true, subjectId: true, details: true },
    }),
  );

describe("while a provider is down", () => {
  test("its clean-up waits and says so, everything else goes on, and all of it ends afterwards", async () => {
    const { organizationId, team, agent, owner } = tree;
    await installAndConnect(tree, { nodeId: team.id, integration: "github" });
    await installAndConnect(tree, { nodeId: team.id, integration: "linear" });
    await installAndConnect(tree, { nodeId: agent.id, integration: "notion" });
    await failGithub();
    const stuck = await remove(team.id, "github");
    expect(await receipt(stuck)).toMatchObject({
      title: "GitHub from Growth",
      state: "running",
      text: "Step 2 of 3.",
      stepsOver: 1,
      steps: [
        { kind: "stop_tools", state: "done", detail: expect.stringContaining("1 agent") as string },
        { kind: "revoke", state: "retrying", detail: "GitHub answered 503.", tries: 1 },
        { kind: "destroy", state: "waiting", tries: 0 },
      ],
    });
    for (const [nodeId, integration] of [
      [team.id, "linear"],
      [agent.id, "notion"],
    ] as const)
      expect(await receipt(await remove(nodeId, integration))).toMatchObject({ state: "done" });

    await goOn(stuck);
    const again = await revokeStepOf(stuck);
    expect(again).toMatchObject({ state: "retrying", tries: 2 });
    expect(Date.parse(again.nextTryAt ?? "") - Date.now()).toBeGreaterThan(30_000);

    await heal();
    const done = await execute(retryStep, owner, { stepId: again.id });
    expect(done).toMatchObject({
      state: "done",
      text: "Removed. Everything set up for Growth at GitHub is gone.",
    });
    expect(await leftovers(organizationId)).toEqual({ credentials: 0, sealed: 0, outside: 0 });
    for (const provider of ["github", "linear", "notion"])
      expect(await sandbox.grants(provider)).toMatchObject([{ revoked: true, tokens: 0 }]);
  });

  test("the integration shows as removing, and installing it again does not disturb the clean-up", async () => {
    const place = { nodeId: tree.team.id, integration: "github" };
    await installAndConnect(tree, place);
    await failGithub();
    const removalId = await remove(place.nodeId, place.integration);
    const status = async () => (await execute(getEffectiveIntegration, tree.owner, place)).status;
    expect(await status()).toBe("removing");
    await execute(installIntegration, tree.owner, place);
    expect(await status()).toBe("needs_connection");
    await heal();
    await goOn(removalId);
    expect(await isFinished(tree.organizationId, removalId)).toBe(true);
    expect(await status()).toBe("needs_connection");
  });
});

describe("what cannot be done", () => {
  test("is left to an admin after three days, who confirms it; only then the credential is destroyed", async () => {
    const { organizationId, team, owner } = tree;
    const admin = await createPerson(organizationId, team.id, "admin");
    const member = await createPerson(organizationId, team.id, "member");
    await installAndConnect(tree, { nodeId: team.id, integration: "github" }, "octocat");
    await failGithub();
    const removalId = await remove(team.id, "github");
    await beganDaysAgo(removalId, 2.9);
    await goOn(removalId);
    expect(await revokeStepOf(removalId)).toMatchObject({ state: "retrying" });
    expect(await told()).toEqual([]);
    await beganDaysAgo(removalId, 3.1);
    await goOn(removalId);

    expect(await receipt(removalId)).toMatchObject({
      state: "needs_person",
      text: "Removed, with 1 thing left for a person.",
      steps: [
        { kind: "stop_tools" },
        {
          kind: "revoke",
          account: "octocat",
          state: "manual",
          detail:
            "GitHub answered 503. It was tried for three days. End the access at GitHub by hand, then confirm it here.",
          link: { href: "https://github.com/settings/applications", label: "Open GitHub" },
          can: { retry: true, confirm: true },
        },
        { kind: "destroy", state: "waiting" },
      ],
    });
    expect((await leftovers(organizationId)).credentials).toBe(1);
    const news = { kind: "removal_needs_hand", subjectId: removalId };
    expect(await told()).toEqual(
      expect.arrayContaining(
        [owner, admin].map(({ actor }) => ({
          ...news,
          userId: actor.userId,
          details: { what: "GitHub from Growth" },
        })),
      ),
    );
    expect(await told()).toHaveLength(2);

    const { id: stepId } = await revokeStepOf(removalId);
    await expect(execute(confirmStep, member, { stepId })).rejects.toMatchObject({
      kind: "forbidden",
    });
    const confirmed = await execute(confirmStep, admin, { stepId });
    expect(confirmed).toMatchObject({
      state: "done",
      text: "Removed. Everything set up for Growth at GitHub is gone.",
      steps: [{}, { state: "confirmed", confirmedBy: "admin" }, { state: "done" }],
    });
    expect(await leftovers(organizationId)).toEqual({ credentials: 0, sealed: 0, outside: 0 });
    await expect(execute(confirmStep, admin, { stepId })).rejects.toMatchObject({
      kind: "conflict",
    });
  });

  test("is left to a person at once where the provider refuses for good, and can be tried again", async () => {
    const { organizationId, team, owner } = tree;
    await installAndConnect(tree, { nodeId: team.id, integration: "github" });
    await failGithub({ kind: "status", status: 403 });
    const removalId = await remove(team.id, "github");
    const step = await revokeStepOf(removalId);
    expect(step).toMatchObject({ state: "manual", tries: 1, nextTryAt: null });

    // What waits for a person is not touched by anything else.
    await heal();
    await goOn(removalId);
    expect(await revokeStepOf(removalId)).toMatchObject({ state: "manual", tries: 1 });
    expect(await execute(retryStep, owner, { stepId: step.id })).toMatchObject({ state: "done" });
    expect(await sandbox.grants("github")).toMatchObject([{ revoked: true }]);
    expect((await leftovers(organizationId)).credentials).toBe(0);
  });

  test("does not hold up the other accounts of the same removal", async () => {
    const { organizationId, team, project, agent, owner } = tree;
    await installAndConnect(tree, { nodeId: project.id, integration: "github" }, "octocat");
    await installAndConnect(tree, { nodeId: agent.id, integration: "github" }, "acme-bot");
    await failGithub({ kind: "status", status: 403, times: 1 });
    const { removalId } = await execute(deleteNode, owner, { nodeId: project.id });
    const { state, title, text, node, steps } = await receipt(removalId);
    expect({ state, title, text }).toEqual({
      state: "needs_person",
      title: "Website",
      text: "Removed, with 1 thing left for a person.",
    });
    // Whoever sees the place above sees the receipt of what was deleted below it.
    expect(node).toMatchObject({ name: "Website", path: null });
    const { receipts } = await execute(listReceipts, owner, { nodeId: team.id });
    expect(receipts).toMatchObject([{ id: removalId }]);
    expect(steps.map((step) => step.state).toSorted()).toEqual([
      "done",
      "done",
      "done",
      "manual",
      "waiting",
    ]);
    expect((await leftovers(organizationId)).credentials).toBe(1);
  });

  test("because an answer was lost on the way is for a person too: what it gave may be alive", async () => {
    const { organizationId, team, owner } = tree;
    const connectionId = await installAndConnect(tree, { nodeId: team.id, integration: "linear" });
    await sandbox.control("POST", "/expire-tokens", { provider: "linear" });
    await inOrganization(organizationId, (tx) =>
      tx.connection.updateMany({
        where: { organizationId, id: connectionId },
        data: { tokenExpiresAt: new Date(Date.now() - 1000) },
      }),
    );
    await sandbox.control("POST", "/faults", {
      host: "api.linear.app",
      path: "/oauth/token",
      kind: "lost_answer",
      times: 1,
    });
    const { removalId } = await execute(disconnectConnection, owner, { connectionId });
    expect(await revokeStepOf(removalId)).toMatchObject({ state: "retrying" });
    await goOn(removalId);
    expect(await revokeStepOf(removalId)).toMatchObject({
      state: "manual",
      detail: expect.stringContaining("An answer of Linear was lost") as string,
    });
    expect(await storedSteps(organizationId, removalId)).toMatchObject([
      {},
      {},
      { state: "waiting" },
    ]);
  });
});

test("a token endpoint that is down holds a revocation up instead of being taken for its success", async () => {
  const { organizationId, team, owner } = tree;
  const connectionId = await installAndConnect(tree, { nodeId: team.id, integration: "linear" });
  await sandbox.control("POST", "/expire-tokens", { provider: "linear" });
  await inOrganization(organizationId, (tx) =>
    tx.connection.updateMany({
      where: { organizationId, id: connectionId },
      data: { tokenExpiresAt: new Date(Date.now() - 1000) },
    }),
  );
  const down = { host: "api.linear.app", path: "/oauth/token", kind: "status", status: 503 };
  await sandbox.control("POST", "/faults", down);
  const { removalId } = await execute(disconnectConnection, owner, { connectionId });
  expect(await revokeStepOf(removalId)).toMatchObject({ state: "retrying" });
  expect(await sandbox.grants("linear")).toMatchObject([{ revoked: false }]);
  await heal();
  await goOn(removalId);
  expect(await receipt(removalId)).toMatchObject({ state: "done" });
  expect(await sandbox.grants("linear")).toMatchObject([{ revoked: true, tokens: 0 }]);
});
