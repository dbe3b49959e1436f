import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { disconnectConnection } from "@/lib/connections/disconnect";
import { finishConnectKey } from "@/lib/connections/finish-key";
import { listConnections } from "@/lib/connections/list";
import { startConnect } from "@/lib/connections/start";
import { inOrganization } from "@/lib/db";
import { installIntegration } from "@/lib/installations/install";
import { removeIntegration } from "@/lib/installations/remove";
import { integrations } from "@/lib/integrations/catalog";
import { execute } from "@/lib/pipeline/execute";
import { getProvider } from "@/lib/providers/catalog";
import { connectAccount } from "@/lib/testing/connect";
import { createTree, type TestTree } from "@/lib/testing/fixtures";
import { forgetOutsideAccounts, type OwnSandbox, startOwnSandbox } from "@/lib/testing/own-sandbox";
import { cleanUp, runRemoval } from "./run";

let sandbox: OwnSandbox;
let tree: TestTree;

beforeAll(async () => {
  sandbox = await startOwnSandbox();
  vi.spyOn(process.stderr, "write").mockReturnValue(true);
});
afterAll(() => sandbox.close());
afterEach(() => forgetOutsideAccounts(tree.organizationId));
beforeEach(async () => {
  await sandbox.reset();
  tree = await createTree();
});

async function install(nodeId: string, integration: string, account?: string): Promise<string> {
  await execute(installIntegration, tree.owner, { nodeId, integration });
  const choice = account === undefined ? {} : { account };
  const done = await connectAccount(tree.owner, { nodeId, integration }, choice);
  return done.connectionId ?? "";
}

const remove = async (nodeId: string, integration: string) =>
  (await execute(removeIntegration, tree.owner, { nodeId, integration })).removalId;

const stepsOf = (removalId: string) =>
  inOrganization(tree.organizationId, (tx) =>
    tx.removalStep.findMany({
      where: { organizationId: tree.organizationId, removalId },
      orderBy: [{ connectionId: "asc" }, { position: "asc" }],
    }),
  );
/** Of the steps about accounts: what the change itself did is over with it. */
const statesOf = async (removalId: string) =>
  (await stepsOf(removalId))
    .filter(({ connectionId }) => connectionId !== null)
    .map(({ kind, state }) => `${kind} ${state}`);

const row = (id: string) =>
  inOrganization(tree.organizationId, (tx) =>
    tx.connection.findFirstOrThrow({
      where: { organizationId: tree.organizationId, id },
      select: { credential: true, endedAt: true },
    }),
  );
const isFinished = (id: string) =>
  inOrganization(tree.organizationId, async (tx) => {
    const removal = await tx.removal.findFirstOrThrow({
      where: { organizationId: tree.organizationId, id },
    });
    return removal.finishedAt !== null;
  });

/** As if the time of the next try had come. */
const makeDue = (removalId: string) =>
  inOrganization(tree.organizationId, (tx) =>
    tx.removalStep.updateMany({
      where: { organizationId: tree.organizationId, removalId, nextTryAt: { not: null } },
      data: { nextTryAt: new Date(Date.now() - 1000) },
    }),
  );

describe("a removal", () => {
  test("revokes the grant, then destroys the credential", async () => {
    const id = await install(tree.team.id, "github", "octocat");
    const removalId = await remove(tree.team.id, "github");
    expect(await statesOf(removalId)).toEqual(["revoke done", "destroy done"]);
    expect(await isFinished(removalId)).toBe(true);
    expect(await sandbox.grants("github")).toMatchObject([{ revoked: true, tokens: 0 }]);
    expect(await row(id)).toMatchObject({ credential: null, endedAt: expect.any(Date) as Date });
  });

  test("with nothing outside is over at once", async () => {
    const nodeId = tree.team.id;
    await execute(installIntegration, tree.owner, { nodeId, integration: "web-fetch" });
    const removalId = await remove(nodeId, "web-fetch");
    expect(await isFinished(removalId)).toBe(true);
  });

  test("keeps an account that another integration of its provider still uses", async () => {
    const id = await install(tree.team.id, "gmail");
    const nodeId = tree.project.id;
    await execute(installIntegration, tree.owner, { nodeId, integration: "google-calendar" });
    const removed = await execute(removeIntegration, tree.owner, {
      nodeId: tree.team.id,
      integration: "gmail",
    });
    expect(removed.connections).toEqual([
      { id, accountName: "ops@acme.test", kept: "Google Calendar at Website can still use it." },
    ]);
    expect(await row(id)).toMatchObject({ endedAt: null });
  });

  test("keeps a grant that other connections share, and revokes it with the last of them", async () => {
    await install(tree.team.id, "gmail", "ops@acme.test");
    await install(tree.agent.id, "gmail", "ops@acme.test");
    const first = await execute(disconnectConnection, tree.owner, {
      connectionId: (await owned(tree.agent.id)) ?? "",
    });
    expect(await statesOf(first.removalId)).toEqual(["revoke kept_shared", "destroy done"]);
    expect(await sandbox.grants("google")).toMatchObject([{ revoked: false }]);
    const second = await execute(disconnectConnection, tree.owner, {
      connectionId: (await owned(tree.team.id)) ?? "",
    });
    expect(await statesOf(second.removalId)).toEqual(["revoke done", "destroy done"]);
    expect(await sandbox.grants("google")).toMatchObject([{ revoked: true }]);
  });

  test("of two that share a grant and leave at once exactly one ends it", async () => {
    const ids = [
      await install(tree.team.id, "gmail", "ops@acme.test"),
      await install(tree.agent.id, "gmail", "ops@acme.test"),
    ];
    const removals = await Promise.all(
      ids.map((connectionId) => execute(disconnectConnection, tree.owner, { connectionId })),
    );
    const states = await Promise.all(removals.map(({ removalId }) => statesOf(removalId)));
    expect(states.map(([revoke]) => revoke).toSorted()).toEqual([
      "revoke done",
      "revoke kept_shared",
    ]);
    expect(await sandbox.grants("google")).toMatchObject([{ revoked: true }]);
  });

  test("of one of two accounts with one GitHub login ends only its own token", async () => {
    await install(tree.team.id, "github", "octocat");
    const below = await install(tree.agent.id, "github", "octocat");
    await execute(disconnectConnection, tree.owner, { connectionId: below });
    expect(await sandbox.grants("github")).toMatchObject([{ revoked: false, tokens: 1 }]);
  });

  test("says where the provider has no way to revoke, and destroys the credential", async () => {
    const place = { nodeId: tree.team.id, integration: "stripe" };
    await execute(installIntegration, tree.owner, place);
    const { attemptId } = await execute(startConnect, tree.owner, place);
    const fields = { apiKey: "rk_sandbox_acme" };
    const done = await execute(finishConnectKey, tree.owner, { attemptId, fields });
    const removalId = await remove(tree.team.id, "stripe");
    const [revoke] = await stepsOf(removalId);
    expect(revoke).toMatchObject({
      kind: "revoke",
      state: "not_supported",
      link: "https://dashboard.stripe.com/apikeys",
    });
    expect(await row(done.connectionId ?? "")).toMatchObject({ credential: null });
  });
});

describe("a clean-up that cannot go on", () => {
  const fail = (times?: number) =>
    sandbox.control("POST", "/faults", {
      host: "api.github.com",
      path: "/applications",
      kind: "status",
      status: 503,
      ...(times !== undefined && { times }),
    });

  test("keeps the credential, tries again later, and ends when the provider is back", async () => {
    const id = await install(tree.team.id, "github");
    await fail(1);
    const removalId = await remove(tree.team.id, "github");
    const [revoke, destroy] = await stepsOf(removalId);
    expect(revoke).toMatchObject({ state: "retrying", attempts: 1 });
    expect(revoke?.detail).toBe("GitHub answered 503.");
    expect(revoke?.nextTryAt?.getTime()).toBeGreaterThan(Date.now());
    expect(destroy).toMatchObject({ state: "waiting" });
    expect((await row(id)).credential).not.toBeNull();
    expect(await isFinished(removalId)).toBe(false);

    // Not before its time.
    await cleanUp(tree.organizationId, removalId);
    expect(await statesOf(removalId)).toEqual(["revoke retrying", "destroy waiting"]);
    await makeDue(removalId);
    await cleanUp(tree.organizationId, removalId);
    expect(await statesOf(removalId)).toEqual(["revoke done", "destroy done"]);
    expect(await isFinished(removalId)).toBe(true);
    expect((await row(id)).credential).toBeNull();
    expect(await sandbox.grants("github")).toMatchObject([{ revoked: true }]);
  });

  test("a step that broke off with its process is taken up again", async () => {
    await install(tree.team.id, "github");
    await fail(1);
    const removalId = await remove(tree.team.id, "github");
    await inOrganization(tree.organizationId, (tx) =>
      tx.removalStep.updateMany({
        where: { organizationId: tree.organizationId, removalId, kind: "revoke" },
        data: { state: "running", nextTryAt: new Date(Date.now() - 1000) },
      }),
    );
    await cleanUp(tree.organizationId, removalId);
    expect(await statesOf(removalId)).toEqual(["revoke done", "destroy done"]);
  });

  test("running it many times at once revokes once", async () => {
    await install(tree.team.id, "github");
    await fail(1);
    const removalId = await remove(tree.team.id, "github");
    await makeDue(removalId);
    const path = "/applications/sandbox-github/grant";
    const before = (await sandbox.requests("api.github.com", path)).length;
    await Promise.all([
      cleanUp(tree.organizationId, removalId),
      runRemoval(tree.organizationId, removalId),
      cleanUp(tree.organizationId, removalId),
    ]);
    expect(await sandbox.requests("api.github.com", path)).toHaveLength(before + 1);
    expect(await statesOf(removalId)).toEqual(["revoke done", "destroy done"]);
  });
});

const signedInto = integrations.filter(
  ({ provider }) => getProvider(provider ?? "slack").auth.type === "oauth",
);

test.each(signedInto.map(({ id, name, provider }) => ({ id, name, provider: provider ?? "" })))(
  "$name: connected, removed, and nothing is alive at the provider",
  async ({ id, provider }) => {
    await install(tree.team.id, id);
    expect((await sandbox.grants(provider)).filter(({ tokens }) => tokens > 0)).toHaveLength(1);
    const removalId = await remove(tree.team.id, id);
    expect(await statesOf(removalId)).toEqual(["revoke done", "destroy done"]);
    const alive = (await sandbox.grants(provider)).filter(
      (each) => !each.revoked || each.tokens > 0,
    );
    expect(alive).toEqual([]);
  },
);

describe("disconnecting", () => {
  test("the default leaves its place to the one that is named", async () => {
    const first = await install(tree.team.id, "github", "octocat");
    const second = await connectAccount(
      tree.owner,
      { nodeId: tree.team.id, integration: "github" },
      { account: "acme-bot" },
    );
    const nextDefault = second.connectionId ?? "";
    await execute(disconnectConnection, tree.owner, { connectionId: first, nextDefault });
    const { own } = await execute(listConnections, tree.owner, { nodeId: tree.team.id });
    expect(own).toMatchObject([{ id: nextDefault, isDefault: true }]);
    await expect(
      execute(disconnectConnection, tree.owner, { connectionId: first }),
    ).rejects.toMatchObject({ kind: "not_found" });
  });

  test("an account of elsewhere cannot become the default, and then nothing happens", async () => {
    const first = await install(tree.team.id, "github", "octocat");
    const elsewhere = await install(tree.agent.id, "github", "acme-bot");
    await expect(
      execute(disconnectConnection, tree.owner, { connectionId: first, nextDefault: elsewhere }),
    ).rejects.toMatchObject({ kind: "invalid_input" });
    expect(await row(first)).toMatchObject({ endedAt: null });
  });
});

const owned = async (nodeId: string) =>
  (await execute(listConnections, tree.owner, { nodeId })).own[0]?.id;
