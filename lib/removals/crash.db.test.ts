import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { crashPoints } from "@/lib/crash-point";
import { inOrganization } from "@/lib/db";
import { createTree, type TestTree } from "@/lib/testing/fixtures";
import { useOwnDatabase } from "@/lib/testing/own-database";
import { type OwnSandbox, startOwnSandbox } from "@/lib/testing/own-sandbox";
import { startProcess } from "@/lib/testing/process";
import {
  installAndConnect,
  installAndPaste,
  isFinished,
  leftovers,
  makeDue,
  storedSteps,
} from "@/lib/testing/removed-accounts";

useOwnDatabase();

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

/** Where each provider is asked to revoke. Stripe has no such place. */
const revocations = {
  github: ["api.github.com", "/applications/sandbox-github/grant"],
  google: ["oauth2.googleapis.com", "/revoke"],
  linear: ["api.linear.app", "/oauth/revoke"],
} as const;

/** Two accounts on one grant, one whose tokens rotate, one whose provider has no way to revoke. */
async function connectEverything(): Promise<void> {
  const at = (nodeId: string, integration: string) => ({ nodeId, integration });
  await installAndConnect(tree, at(tree.team.id, "gmail"), "ops@acme.test");
  await installAndConnect(tree, at(tree.agent.id, "gmail"), "ops@acme.test");
  await installAndConnect(tree, at(tree.team.id, "linear"));
  await installAndConnect(tree, at(tree.agent.id, "github"), "octocat");
  await installAndPaste(tree, at(tree.team.id, "stripe"), { apiKey: "rk_sandbox_acme" });
}

const removalOf = (organizationId: string) =>
  inOrganization(organizationId, (tx) =>
    tx.removal.findFirstOrThrow({ where: { organizationId, kind: "delete" } }),
  );

/** Every step has ended, every grant was revoked exactly once, and nothing that could be used is left. */
async function expectNothingLeft(removalId: string): Promise<void> {
  const { organizationId } = tree;
  const steps = await storedSteps(organizationId, removalId);
  const revokes = steps.filter(({ kind }) => kind === "revoke").map(({ state }) => state);
  expect(steps.map(({ kind }) => kind).toSorted()).toEqual([
    ...Array<string>(5).fill("destroy"),
    ...Array<string>(5).fill("revoke"),
    "stop_tools",
  ]);
  expect(revokes.filter((state) => state === "not_supported")).toHaveLength(1);
  for (const { kind, state, startedAt, doneAt, attempts } of steps) {
    if (kind !== "revoke") expect(state).toBe("done");
    else expect(["done", "kept_shared", "not_supported"]).toContain(state);
    expect([startedAt, doneAt]).not.toContain(null);
    expect(attempts).toBeGreaterThan(0);
  }
  expect(await isFinished(organizationId, removalId)).toBe(true);
  expect(await leftovers(organizationId)).toEqual({ credentials: 0, sealed: 0, outside: 0 });
  for (const [provider, endpoint] of Object.entries(revocations)) {
    const alive = (await sandbox.grants(provider)).filter(
      ({ revoked, tokens }) => !revoked || tokens > 0,
    );
    expect([provider, alive]).toEqual([provider, []]);
    const [host, path] = endpoint;
    const carriedOut = (await sandbox.requests(host, path)).filter(({ status }) => status < 300);
    expect([provider, carriedOut.length]).toEqual([provider, 1]);
  }
}

const points = crashPoints.filter((point) => point.startsWith("removal:"));

test("every point of a removal is tried", () => {
  expect(points).toEqual([
    "removal:before_step",
    "removal:after_provider",
    "removal:after_step",
    "removal:before_destroy",
    "removal:after_destroy",
  ]);
});

test.each(points)(
  "killed at %s, the clean-up goes on after the restart and nothing is left alive",
  async (point) => {
    const { organizationId, owner } = tree;
    await connectEverything();
    const dying = await startProcess({ ALFE_CRASH_AT: point });
    await expect(dying.ask("deleteNode", { caller: owner, nodeId: tree.team.id })).rejects.toThrow(
      "SIGKILL",
    );
    expect(await dying.ended).toBe("SIGKILL");
    expect(dying.log()).toContain(`crash point ${point}`);
    const { id: removalId, finishedAt } = await removalOf(organizationId);
    expect(finishedAt).toBeNull();

    const survivor = await startProcess();
    // What the dead process was at is its own until the lease is over: nobody does it a second time.
    const begun = (await storedSteps(organizationId, removalId)).filter(
      ({ state }) => state === "running",
    );
    await survivor.ask("cleanUp", { organizationId, removalId });
    const since = await storedSteps(organizationId, removalId);
    for (const { id, attempts } of begun)
      expect(since.find((step) => step.id === id)).toMatchObject({ state: "running", attempts });

    await makeDue(organizationId, removalId);
    await survivor.ask("cleanUp", { organizationId, removalId });
    await survivor.kill();
    await expectNothingLeft(removalId);
  },
  120_000,
);

test("a server that dies after every single step still gets to the end", async () => {
  const { organizationId, owner } = tree;
  await connectEverything();
  const first = await startProcess({ ALFE_CRASH_AT: "removal:after_step" });
  await expect(first.ask("deleteNode", { caller: owner, nodeId: tree.team.id })).rejects.toThrow(
    "SIGKILL",
  );
  const { id: removalId } = await removalOf(organizationId);
  let deaths = 1;
  for (; !(await isFinished(organizationId, removalId)); deaths += 1) {
    expect(deaths).toBeLessThan(12);
    await makeDue(organizationId, removalId);
    const next = await startProcess({ ALFE_CRASH_AT: "removal:after_step" });
    await next.ask("cleanUp", { organizationId, removalId }).catch(() => undefined);
    await next.kill();
  }
  expect(deaths).toBeGreaterThan(2);
  await expectNothingLeft(removalId);
}, 180_000);
