import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { inOrganization } from "@/lib/db";
import { configureIntegration } from "@/lib/installations/configure";
import { installIntegration } from "@/lib/installations/install";
import { previewChange } from "@/lib/installations/preview-change";
import { execute } from "@/lib/pipeline/execute";
import { connectAccount, consentAt, startAt } from "@/lib/testing/connect";
import { createTree, type TestTree } from "@/lib/testing/fixtures";
import { forgetOutsideAccounts, type OwnSandbox, startOwnSandbox } from "@/lib/testing/own-sandbox";
import { workOffRemovals } from "@/lib/testing/work-off-removals";
import { parseAttemptId } from "./attempt-id";
import { authorizeConnect } from "./authorize";
import { cancelConnect } from "./cancel";
import { disconnectConnection } from "./disconnect";
import { endOverdueAttempt } from "./end-overdue-attempt";
import { finishConnect } from "./finish";
import { finishConnectKey } from "./finish-key";
import { getConnectAttempt } from "./get-attempt";
import { listConnections } from "./list";
import { resolveConnect } from "./resolve";
import { startConnect } from "./start";
import { testConnection } from "./test";

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
  for (const integration of ["github", "stripe", "gmail", "linear"])
    await execute(installIntegration, tree.system, { nodeId: tree.team.id, integration });
});

const at = (integration: string) => ({ nodeId: tree.team.id, integration });
const ownAccounts = async () =>
  (await execute(listConnections, tree.owner, { nodeId: tree.team.id })).own;

/** Accounts that can still be used at a provider, after all clean-up. */
async function aliveAt(provider: string): Promise<string[]> {
  await workOffRemovals(tree.organizationId);
  const grants = await sandbox.grants(provider);
  return grants.filter(({ tokens }) => tokens > 0).map(({ account }) => account);
}

/** Connects one account, then signs in with another one to reconnect it. */
async function signInAsAnother(integration = "github", first = "octocat", second = "acme-bot") {
  const connected = await connectAccount(tree.owner, at(integration), { account: first });
  const reconnects = connected.connectionId ?? "";
  const attempt = await connectAccount(
    tree.owner,
    { ...at(integration), reconnects },
    { account: second },
  );
  return { reconnects, attempt, attemptId: attempt.attemptId };
}

const resolve = (
  attemptId: string,
  choice: "replace" | "discard" | "ask_again" | "keep",
  previewDigest?: string,
) =>
  execute(resolveConnect, tree.owner, {
    attemptId,
    choice,
    ...(previewDigest !== undefined && { previewDigest }),
  });

describe("another account signs in than the one to reconnect", () => {
  test("nothing changes, both are named, and the person decides", async () => {
    const { attempt, reconnects } = await signInAsAnother();
    expect(attempt).toMatchObject({
      status: "wrong_account",
      isOpen: true,
      text: "You signed in as acme-bot; this connection belongs to octocat. Nothing was changed.",
      account: "acme-bot",
      expectedAccount: "octocat",
    });
    expect(await ownAccounts()).toMatchObject([{ id: reconnects, accountName: "octocat" }]);
    expect(await aliveAt("github")).toEqual(["octocat", "acme-bot"]);
  });

  test("going back to the right account keeps the row and gives the other one back", async () => {
    const { attemptId, reconnects } = await signInAsAnother();
    expect(await resolve(attemptId, "ask_again")).toMatchObject({ status: "open", attemptId });
    expect(await aliveAt("github")).toEqual(["octocat"]);
    const { url } = await execute(authorizeConnect, tree.owner, { attemptId });
    const back = await execute(finishConnect, tree.owner, await consentAt(url));
    expect(back).toMatchObject({
      status: "done",
      text: "octocat is back. 7 tools are on.",
      connectionId: reconnects,
    });
    expect(await aliveAt("github")).toEqual(["octocat"]);
  });

  test.each(["discard", "cancel", "time"] as const)(
    "ended by %s, it leaves nothing",
    async (how) => {
      const { attemptId, reconnects } = await signInAsAnother();
      const id = parseAttemptId(attemptId)?.id ?? "";
      const where = { organizationId: tree.organizationId, id };
      if (how === "discard") await resolve(attemptId, "discard");
      if (how === "cancel") await execute(cancelConnect, tree.owner, { attemptId });
      if (how === "time") {
        await inOrganization(tree.organizationId, (tx) =>
          tx.connectAttempt.updateMany({ where, data: { expiresAt: new Date(Date.now() - 1000) } }),
        );
        await endOverdueAttempt(tree.organizationId, id);
      }
      expect(await execute(getConnectAttempt, tree.owner, { attemptId })).toMatchObject({
        status: how === "time" ? "expired" : "cancelled",
        isOpen: false,
      });
      expect(await aliveAt("github")).toEqual(["octocat"]);
      expect(await ownAccounts()).toMatchObject([{ id: reconnects, accountName: "octocat" }]);
      for (const choice of ["replace", "discard", "ask_again"] as const)
        await expect(resolve(attemptId, choice)).rejects.toMatchObject({ kind: "conflict" });
    },
  );

  test("missing permissions are no reason to keep the wrong account", async () => {
    const { attemptId } = await signInAsAnother();
    await expect(resolve(attemptId, "keep")).rejects.toMatchObject({ kind: "conflict" });
  });
});

describe("replacing on purpose", () => {
  test("the row stays with its default, its pins and its label, and the old access ends", async () => {
    const { attemptId, reconnects } = await signInAsAnother();
    await execute(configureIntegration, tree.owner, { ...at("github"), connection: reconnects });
    await execute(installIntegration, tree.owner, {
      nodeId: tree.agent.id,
      integration: "github",
    });
    const { digest } = await execute(previewChange, tree.owner, {
      change: {
        kind: "replace_account",
        nodeId: tree.team.id,
        connectionId: reconnects,
        accountName: "acme-bot",
      },
    });
    const replaced = await resolve(attemptId, "replace", digest);
    expect(replaced).toMatchObject({
      status: "done",
      text: "Connected as acme-bot. 7 tools are on.",
      connectionId: reconnects,
    });
    expect(await ownAccounts()).toMatchObject([
      { id: reconnects, accountName: "acme-bot", isDefault: true, missingScopes: [] },
    ]);
    const pins = await inOrganization(tree.organizationId, (tx) =>
      tx.installation.count({
        where: { organizationId: tree.organizationId, pinnedConnectionId: reconnects },
      }),
    );
    expect(pins).toBe(1);
    expect(await aliveAt("github")).toEqual(["acme-bot"]);
    // What it uses outside is the new account's: disconnecting it revokes that, and nothing is left.
    await execute(disconnectConnection, tree.owner, { connectionId: reconnects });
    expect(await aliveAt("github")).toEqual([]);
  });

  test("a preview that no longer holds is shown anew, and nothing is replaced", async () => {
    const { attemptId, reconnects } = await signInAsAnother();
    await expect(resolve(attemptId, "replace", "of-another-day")).rejects.toMatchObject({
      kind: "conflict",
    });
    expect(await ownAccounts()).toMatchObject([{ id: reconnects, accountName: "octocat" }]);
    expect(await resolve(attemptId, "replace")).toMatchObject({ status: "done" });
  });

  test("a grant that another connection shares outlives the replacement", async () => {
    const elsewhere = await createTree();
    await execute(installIntegration, elsewhere.system, {
      nodeId: elsewhere.team.id,
      integration: "gmail",
    });
    const { attemptId } = await signInAsAnother("gmail", "ops@acme.test", "sales@acme.test");
    await connectAccount(
      elsewhere.owner,
      { nodeId: elsewhere.team.id, integration: "gmail" },
      { account: "ops@acme.test" },
    );
    await resolve(attemptId, "replace");
    expect((await aliveAt("google")).toSorted()).toEqual(["ops@acme.test", "sales@acme.test"]);
    await forgetOutsideAccounts(elsewhere.organizationId);
  });

  test("an account that the node holds already is not put into a second row", async () => {
    const { attemptId } = await signInAsAnother();
    await resolve(attemptId, "discard");
    await connectAccount(tree.owner, at("github"), { account: "acme-bot" });
    const [octocat, bot] = await ownAccounts();
    const again = await connectAccount(
      tree.owner,
      { ...at("github"), reconnects: octocat?.id ?? "" },
      { account: "acme-bot" },
    );
    await expect(resolve(again.attemptId, "replace")).rejects.toMatchObject({
      kind: "conflict",
      message:
        "acme-bot is connected here already, beside octocat. Make it the default, or disconnect octocat.",
    });
    expect(await ownAccounts()).toMatchObject([
      { id: octocat?.id, accountName: "octocat" },
      { id: bot?.id, accountName: "acme-bot" },
    ]);
    await resolve(again.attemptId, "discard");
    // One GitHub grant serves all tokens of an account: the row that is left still works.
    expect((await aliveAt("github")).toSorted()).toEqual(["acme-bot", "octocat"]);
  });

  test("disconnected meanwhile, the connection is not brought back", async () => {
    const { attemptId, reconnects } = await signInAsAnother();
    await execute(disconnectConnection, tree.owner, { connectionId: reconnects });
    expect(await resolve(attemptId, "replace")).toMatchObject({
      status: "removed",
      text: "The account to reconnect was disconnected meanwhile. Nothing was saved.",
    });
    expect(await ownAccounts()).toEqual([]);
    expect(await aliveAt("github")).toEqual([]);
  });
});

test("a pasted key of another account is decided about in the same way", async () => {
  const start = async (reconnects?: string) => {
    const started = await execute(startConnect, tree.owner, {
      ...at("stripe"),
      ...(reconnects !== undefined && { reconnects }),
    });
    return started.attemptId ?? "";
  };
  const paste = (attemptId: string, apiKey: string) =>
    execute(finishConnectKey, tree.owner, { attemptId, fields: { apiKey } });
  const { connectionId } = await paste(await start(), "rk_sandbox_acme");
  const attemptId = await start(connectionId ?? "");
  expect(await paste(attemptId, "rk_sandbox_globex")).toMatchObject({
    status: "wrong_account",
    isOpen: true,
    world: null,
    expectedAccount: "Acme Inc.",
  });
  expect(await ownAccounts()).toMatchObject([{ id: connectionId, accountName: "Acme Inc." }]);
  expect(await resolve(attemptId, "ask_again")).toMatchObject({ status: "open" });
  await paste(attemptId, "rk_sandbox_globex");
  const replaced = await resolve(attemptId, "replace");
  expect(replaced).toMatchObject({ status: "done", connectionId });
  expect(await ownAccounts()).toMatchObject([
    { id: connectionId, accountName: replaced.account, world: "sandbox" },
  ]);
});

test("of two decisions at once one holds", async () => {
  const { attemptId, reconnects } = await signInAsAnother();
  const both = await Promise.allSettled([
    resolve(attemptId, "replace"),
    resolve(attemptId, "discard"),
  ]);
  expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  const isReplaced = both[0].status === "fulfilled";
  const name = isReplaced ? "acme-bot" : "octocat";
  expect(await ownAccounts()).toMatchObject([{ id: reconnects, accountName: name }]);
  expect(await aliveAt("github")).toEqual([name]);
});

test("a reconnect of the same account leaves one access alive", async () => {
  const first = await connectAccount(tree.owner, at("linear"));
  const again = await startAt(tree.owner, {
    ...at("linear"),
    reconnects: first.connectionId ?? "",
  });
  await execute(finishConnect, tree.owner, await consentAt(again.url));
  await workOffRemovals(tree.organizationId);
  const alive = (await sandbox.grants("linear")).filter(({ tokens }) => tokens > 0);
  expect(alive).toHaveLength(1);
  expect(alive[0]?.tokens).toBe(2);
});

test("tokens that wait for a decision stay alive when others of the same grant are given back", async () => {
  const scope = "https://www.googleapis.com/auth/gmail";
  const untick = [`${scope}.send`, `${scope}.compose`];
  const park = async (nodeId: string) => {
    const place = { nodeId, integration: "gmail" };
    const parked = await connectAccount(tree.owner, place, { account: "ops@acme.test", untick });
    expect(parked.status).toBe("partial");
    return parked.attemptId;
  };
  const first = await park(tree.team.id);
  await resolve(await park(tree.agent.id), "discard");
  await resolve(await park(tree.agent.id), "ask_again");
  await workOffRemovals(tree.organizationId);
  const { connectionId } = await resolve(first, "keep");
  expect(
    await execute(testConnection, tree.owner, { connectionId: connectionId ?? "" }),
  ).toMatchObject({ ok: true });
  // Of a grant that nobody keeps nothing is left.
  const last = await park(tree.agent.id);
  await execute(disconnectConnection, tree.owner, { connectionId: connectionId ?? "" });
  await resolve(last, "discard");
  expect(await aliveAt("google")).toEqual([]);
});
