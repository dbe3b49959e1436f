import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { inOrganization } from "@/lib/db";
import { publicOrigin } from "@/lib/env";
import { getEffectiveIntegration } from "@/lib/installations/get";
import { installIntegration } from "@/lib/installations/install";
import { removeIntegration } from "@/lib/installations/remove";
import { execute } from "@/lib/pipeline/execute";
import { connectAccount, consentAt, startAt } from "@/lib/testing/connect";
import { dumpTables } from "@/lib/testing/dump-tables";
import { createPerson, createTestNode, createTree, type TestTree } from "@/lib/testing/fixtures";
import { forgetOutsideAccounts, type OwnSandbox, startOwnSandbox } from "@/lib/testing/own-sandbox";
import { workOffRemovals } from "@/lib/testing/work-off-removals";
import { parseAttemptId } from "./attempt-id";
import { cancelConnect } from "./cancel";
import { endOverdueAttempt } from "./end-overdue-attempt";
import { finishConnect } from "./finish";
import { finishConnectKey } from "./finish-key";
import { getConnectAttempt } from "./get-attempt";
import { listConnections } from "./list";
import { usedElsewhere } from "./outcome-text";
import { refuseConnect } from "./refuse";
import { resolveConnect } from "./resolve";
import { startConnect } from "./start";

let sandbox: OwnSandbox;
let tree: TestTree;
const logged: string[] = [];

beforeAll(async () => {
  sandbox = await startOwnSandbox();
  vi.spyOn(process.stderr, "write").mockImplementation((line) => {
    logged.push(String(line));
    return true;
  });
});
afterAll(() => sandbox.close());
afterEach(() => forgetOutsideAccounts(tree.organizationId));

beforeEach(async () => {
  await sandbox.reset();
  tree = await createTree();
  for (const integration of ["github", "web-fetch", "stripe", "slack", "gmail", "google-calendar"])
    await execute(installIntegration, tree.system, { nodeId: tree.team.id, integration });
});

const github = () => ({ nodeId: tree.team.id, integration: "github" });
const ownAccounts = async (nodeId = tree.team.id) =>
  (await execute(listConnections, tree.owner, { nodeId })).own;
const statusAt = async (nodeId: string, integration = "github") =>
  (await execute(getEffectiveIntegration, tree.owner, { nodeId, integration })).status;

async function expire(attemptId: string): Promise<void> {
  const id = parseAttemptId(attemptId)?.id ?? "";
  await inOrganization(tree.organizationId, (tx) =>
    tx.connectAttempt.updateMany({
      where: { organizationId: tree.organizationId, id },
      data: { expiresAt: new Date(Date.now() - 1000) },
    }),
  );
}

/** What the queue does with an attempt whose time is over. */
const endOverdue = (attemptId: string) =>
  endOverdueAttempt(tree.organizationId, parseAttemptId(attemptId)?.id ?? "");

const aliveAt = async (provider = "github") => {
  await workOffRemovals(tree.organizationId);
  return (await sandbox.grants(provider)).filter(({ tokens }) => tokens > 0);
};

/** Nothing is left: no account here, no grant there, and the attempt has forgotten its secrets. */
async function expectNothingSaved(provider = "github"): Promise<void> {
  expect(await ownAccounts()).toEqual([]);
  expect(await aliveAt(provider)).toEqual([]);
  const kept = await inOrganization(tree.organizationId, (tx) =>
    tx.connectAttempt.findMany({
      where: { organizationId: tree.organizationId, OR: [{ NOT: { sealed: null } }] },
      select: { status: true },
    }),
  );
  expect(kept).toEqual([]);
}

describe("the way through the provider", () => {
  test("an account is connected and inherited by the agents below", async () => {
    const before = await sandbox.count();
    const started = await execute(startConnect, tree.owner, github());
    expect(started).toMatchObject({
      status: "open",
      attempt: { status: "open", auth: "oauth", world: "sandbox", agentsBelow: 1 },
    });
    expect(started.url).toBe(`${publicOrigin()}/connect/${started.attemptId ?? ""}`);
    expect(started.attempt?.url).toMatch(/^\/connect\/[\w-]{43}$/);
    expect(started.attempt?.scopes).toContainEqual(
      expect.objectContaining({
        scope: "repo",
        words: "read and write code and issues",
        required: true,
      }),
    );
    expect(await sandbox.count()).toBe(before);
    expect(await statusAt(tree.team.id)).toBe("needs_connection");

    const { attemptId, url } = await startAt(tree.owner, github());
    expect(await statusAt(tree.team.id)).toBe("connecting");
    const answer = await consentAt(url, { account: "octocat" });
    const done = await execute(finishConnect, tree.owner, answer);
    expect(done).toMatchObject({
      attemptId,
      status: "done",
      text: "Connected as octocat. 7 tools are on.",
      isOpen: false,
      account: "octocat",
      toolsOn: 7,
    });
    expect(await ownAccounts()).toMatchObject([
      {
        accountName: "octocat",
        isDefault: true,
        world: "sandbox",
        health: "healthy",
        missingScopes: [],
      },
    ]);
    expect(await statusAt(tree.agent.id)).toBe("active");
    expect(await execute(getConnectAttempt, tree.owner, { attemptId })).toEqual(done);
  });

  test("nothing needs connecting where an integration uses no account", async () => {
    const started = await execute(startConnect, tree.owner, {
      ...github(),
      integration: "web-fetch",
    });
    expect(started).toMatchObject({ status: "active", attempt: null });
  });

  test("a state works once", async () => {
    const { url } = await startAt(tree.owner, github());
    const answer = await consentAt(url);
    await execute(finishConnect, tree.owner, answer);
    await expect(execute(finishConnect, tree.owner, answer)).rejects.toMatchObject({
      kind: "conflict",
      message: usedElsewhere,
    });
    expect(await ownAccounts()).toHaveLength(1);
  });

  test("of two callbacks at once one wins, and the code is redeemed once", async () => {
    const { url } = await startAt(tree.owner, github());
    const answer = await consentAt(url);
    const results = await Promise.allSettled(
      [1, 2, 3].map(() => execute(finishConnect, tree.owner, answer)),
    );
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await sandbox.requests("github.com", "/login/oauth/access_token")).toHaveLength(1);
    expect(await ownAccounts()).toHaveLength(1);
  });

  test("an expired attempt saves nothing and redeems nothing", async () => {
    const { attemptId, url } = await startAt(tree.owner, github());
    const answer = await consentAt(url);
    await expire(attemptId);
    expect(await execute(finishConnect, tree.owner, answer)).toMatchObject({
      status: "expired",
      text: "This attempt ran out after 10 minutes. Nothing was saved.",
    });
    expect(await sandbox.requests("github.com", "/login/oauth/access_token")).toEqual([]);
    await expectNothingSaved();
  });

  test("another person's session and another session of the same person get nothing", async () => {
    const { attemptId, url } = await startAt(tree.owner, github());
    const answer = await consentAt(url);
    const other = await createPerson(tree.organizationId, tree.organizationId, "admin");
    const elsewhere = {
      ...tree.owner,
      actor: { ...tree.owner.actor, sessionId: other.actor.sessionId },
    };
    for (const caller of [other, elsewhere])
      await expect(execute(finishConnect, caller, answer)).rejects.toMatchObject({
        message: usedElsewhere,
      });
    await expect(
      execute(finishConnect, tree.owner, { ...answer, provider: "google" }),
    ).rejects.toMatchObject({ message: usedElsewhere });
    expect(await ownAccounts()).toEqual([]);
    // It was not used up by them.
    expect(await execute(finishConnect, tree.owner, answer)).toMatchObject({ status: "done" });
    await expect(execute(getConnectAttempt, other, { attemptId })).resolves.toBeDefined();
  });

  test("an answer that names another issuer is refused", async () => {
    const { url } = await startAt(tree.owner, github());
    const answer = await consentAt(url);
    const result = await execute(finishConnect, tree.owner, {
      ...answer,
      iss: "https://evil.test",
    });
    expect(result).toMatchObject({ status: "provider_failed" });
    expect(await sandbox.requests("github.com", "/login/oauth/access_token")).toEqual([]);
    await expectNothingSaved();
  });

  test("declining saves nothing", async () => {
    const result = await connectAccount(tree.owner, github(), { decision: "decline" });
    expect(result).toMatchObject({
      status: "declined",
      text: "You declined at GitHub. Nothing was saved.",
    });
    await expectNothingSaved();
  });

  test("cancelling saves nothing, and the provider's late answer comes to nothing", async () => {
    const { attemptId, url } = await startAt(tree.owner, github());
    const answer = await consentAt(url);
    const cancelled = await execute(cancelConnect, tree.owner, { attemptId });
    expect(cancelled).toMatchObject({ status: "cancelled", text: "Cancelled. Nothing was saved." });
    await expect(execute(finishConnect, tree.owner, answer)).rejects.toMatchObject({
      kind: "conflict",
    });
    await expectNothingSaved();
  });

  test("starting again ends the earlier attempt", async () => {
    const first = await startAt(tree.owner, github());
    const answer = await consentAt(first.url);
    await startAt(tree.owner, github());
    const { status } = await execute(getConnectAttempt, tree.owner, { attemptId: first.attemptId });
    expect(status).toBe("replaced");
    await expect(execute(finishConnect, tree.owner, answer)).rejects.toThrow(usedElsewhere);
  });

  test("a provider whose answer makes no sense leaves nothing behind", async () => {
    await sandbox.control("POST", "/faults", {
      host: "github.com",
      path: "/login/oauth/access_token",
      kind: "garbage",
      times: 2,
    });
    const failed = await connectAccount(tree.owner, github());
    expect(failed).toMatchObject({ status: "provider_failed", isOpen: false });
    expect(await statusAt(tree.team.id)).toBe("needs_connection");
    // The code was good all the time: what comes of it is given back.
    await endOverdue(failed.attemptId);
    await expectNothingSaved();
    expect(await sandbox.grants("github")).toMatchObject([{ account: "octocat", tokens: 0 }]);
  });

  test("an account that cannot be named is given back", async () => {
    await sandbox.control("POST", "/faults", {
      host: "api.github.com",
      path: "/user",
      kind: "status",
      status: 500,
      times: 1,
    });
    expect(await connectAccount(tree.owner, github())).toMatchObject({ status: "provider_failed" });
    await expectNothingSaved();
  });
});

describe("permissions", () => {
  test("without a required one nothing is saved and the grant is revoked", async () => {
    const result = await connectAccount(tree.owner, github(), { untick: ["repo"] });
    expect(result).toMatchObject({
      status: "missing_required",
      text: "Without repo no tool can work, so nothing was saved.",
    });
    await expectNothingSaved();
  });

  test("where only some are missing the person may keep what works", async () => {
    const partial = await connectAccount(tree.owner, github(), { untick: ["read:org"] });
    expect(partial).toMatchObject({
      status: "partial",
      isOpen: true,
      text: "octocat did not allow see the organizations it belongs to. 6 of 7 tools would work.",
    });
    expect(await ownAccounts()).toEqual([]);
    const { attemptId } = partial;
    const kept = await execute(resolveConnect, tree.owner, { attemptId, choice: "keep" });
    expect(kept).toMatchObject({ status: "done", text: "Connected as octocat. 6 tools are on." });
    expect(await ownAccounts()).toMatchObject([{ missingScopes: ["read:org"] }]);
    await expect(
      execute(resolveConnect, tree.owner, { attemptId, choice: "discard" }),
    ).rejects.toMatchObject({ kind: "conflict" });
  });

  test("or ask again", async () => {
    const { attemptId } = await connectAccount(tree.owner, github(), { untick: ["read:org"] });
    const again = await execute(resolveConnect, tree.owner, { attemptId, choice: "ask_again" });
    expect(again).toMatchObject({ status: "open", attemptId });
    await expectNothingSaved();
  });

  test("or discard it, after which the grant is gone", async () => {
    const { attemptId } = await connectAccount(tree.owner, github(), { untick: ["read:org"] });
    const gone = await execute(resolveConnect, tree.owner, { attemptId, choice: "discard" });
    expect(gone).toMatchObject({ status: "cancelled" });
    await expectNothingSaved();
  });

  test("a second integration of a provider asks for what the first holds too", async () => {
    const gmail = await connectAccount(tree.owner, { nodeId: tree.team.id, integration: "gmail" });
    expect(gmail).toMatchObject({ status: "done", account: "ops@acme.test" });
    expect(await statusAt(tree.team.id, "google-calendar")).toBe("needs_connection");
    const calendar = await connectAccount(tree.owner, {
      nodeId: tree.team.id,
      integration: "google-calendar",
    });
    expect(calendar).toMatchObject({ status: "already_connected" });
    expect(await ownAccounts()).toHaveLength(1);
    expect(await statusAt(tree.agent.id, "gmail")).toBe("active");
    expect(await statusAt(tree.agent.id, "google-calendar")).toBe("active");
  });
});

describe("which account", () => {
  test("connecting the same account again widens its row", async () => {
    await connectAccount(tree.owner, github(), { account: "octocat" });
    const [before] = await ownAccounts();
    const again = await connectAccount(tree.owner, github(), { account: "octocat" });
    expect(again).toMatchObject({
      status: "already_connected",
      text: "octocat is already connected at Growth. Its access was refreshed; no second row was made.",
      connectionId: before?.id,
    });
    expect(await ownAccounts()).toHaveLength(1);
    expect(await aliveAt()).toMatchObject([{ tokens: 1 }]);
  });

  test("a second account is not the default", async () => {
    await connectAccount(tree.owner, github(), { account: "octocat" });
    await connectAccount(tree.owner, github(), { account: "acme-bot" });
    expect(await ownAccounts()).toMatchObject([
      { accountName: "octocat", isDefault: true },
      { accountName: "acme-bot", isDefault: false },
    ]);
  });
});

describe("what changed meanwhile", () => {
  test("who lost the role connects nothing any more", async () => {
    const admin = await createPerson(tree.organizationId, tree.team.id, "admin");
    const { url } = await startAt(admin, github());
    const answer = await consentAt(url);
    await inOrganization(tree.organizationId, (tx) =>
      tx.membership.updateMany({
        where: { organizationId: tree.organizationId, userId: admin.actor.userId },
        data: { role: "viewer" },
      }),
    );
    await expect(execute(finishConnect, admin, answer)).rejects.toMatchObject({
      kind: "forbidden",
    });
    const { state } = answer;
    const { sessionId } = admin.actor;
    const { attemptId } = await execute(refuseConnect, tree.system, { state, sessionId });
    expect(await execute(getConnectAttempt, admin, { attemptId })).toMatchObject({
      status: "lost_role",
      text: "You may no longer connect accounts at Growth. Nothing was saved.",
    });
    await expectNothingSaved();
  });

  test("an integration that was removed meanwhile is not connected", async () => {
    const { url } = await startAt(tree.owner, github());
    const answer = await consentAt(url);
    await execute(removeIntegration, tree.owner, github());
    await expect(execute(finishConnect, tree.owner, answer)).rejects.toMatchObject({
      kind: "conflict",
    });
    await expectNothingSaved();
  });

  test("removing it gives back tokens about which nobody has decided", async () => {
    const { status, attemptId } = await connectAccount(tree.owner, github(), {
      untick: ["read:org"],
    });
    expect(status).toBe("partial");
    await execute(removeIntegration, tree.owner, github());
    const ended = await execute(getConnectAttempt, tree.owner, { attemptId });
    expect(ended).toMatchObject({ status: "removed", isOpen: false });
    await expectNothingSaved();
  });

  test("tokens about which nobody decides are given back when the time is over", async () => {
    const { attemptId } = await connectAccount(tree.owner, github(), { untick: ["read:org"] });
    await expire(attemptId);
    await endOverdue(attemptId);
    expect(await execute(getConnectAttempt, tree.owner, { attemptId })).toMatchObject({
      status: "expired",
      isOpen: false,
    });
    await expectNothingSaved();
  });

  test("what is not installed or needs an agent says so", async () => {
    await expect(
      execute(startConnect, tree.owner, { ...github(), integration: "notion" }),
    ).rejects.toMatchObject({
      kind: "conflict",
      message: "Notion is not installed at Growth or above. Install it first.",
    });
    await expect(
      execute(startConnect, tree.owner, { ...github(), integration: "slack" }),
    ).rejects.toMatchObject({
      message: "Each agent connects its own Slack. Open an agent to connect it there.",
    });
  });
});

describe("pasted keys", () => {
  const start = async (integration: string, nodeId: string) => {
    const { attemptId } = await execute(startConnect, tree.owner, { nodeId, integration });
    return attemptId ?? "";
  };
  const slackFields = (name: string) => ({
    botToken: `xoxb-sandbox-${name}`,
    signingSecret: "sandbox-signing-secret",
  });

  test("a key is tried at once, and a wrong one can be corrected", async () => {
    const attemptId = await start("stripe", tree.team.id);
    const paste = (apiKey: string) =>
      execute(finishConnectKey, tree.owner, { attemptId, fields: { apiKey } });
    const fieldOf = { fields: [{ pointer: "/fields/apiKey" }] };
    await expect(paste("pk_test_123456")).rejects.toMatchObject({
      message: "This looks like a publishable key (pk_). A restricted key starts with rk_.",
      ...fieldOf,
    });
    await expect(paste("rk_sandbox_nobody")).rejects.toMatchObject({
      message: expect.stringContaining("Stripe does not know this key") as string,
      ...fieldOf,
    });
    expect(await ownAccounts()).toEqual([]);
    expect(await paste("rk_sandbox_acme")).toMatchObject({ status: "done", account: "Acme Inc." });
    expect(await ownAccounts()).toMatchObject([{ accountName: "Acme Inc.", world: "sandbox" }]);
    expect(await statusAt(tree.agent.id, "stripe")).toBe("active");
  });

  test("two agents connect the same platform, each with its own bot", async () => {
    const triage = await createTestNode(tree.organizationId, tree.project.id, "agent", "triage");
    const connect = async (nodeId: string, name: string) =>
      execute(finishConnectKey, tree.owner, {
        attemptId: await start("slack", nodeId),
        fields: slackFields(name),
      });
    expect(await connect(tree.agent.id, "scout")).toMatchObject({ status: "done" });
    expect(await connect(triage.id, "scout")).toMatchObject({
      status: "taken",
      text: "This bot already serves scout. Each agent needs its own; create a second application. Nothing was saved.",
    });
    expect(await ownAccounts(triage.id)).toEqual([]);
    expect(await connect(triage.id, "triage")).toMatchObject({ status: "done" });
    // The same bot again at its own agent is no second agent.
    expect(await connect(tree.agent.id, "scout")).toMatchObject({ status: "already_connected" });
  });

  test("an agent that the person may not see is not named", async () => {
    const attemptId = await start("slack", tree.agent.id);
    const fields = slackFields("hidden");
    await execute(finishConnectKey, tree.owner, { attemptId, fields });
    const other = await createTree();
    await execute(installIntegration, other.system, {
      nodeId: other.agent.id,
      integration: "slack",
    });
    const theirs = await execute(startConnect, other.owner, {
      nodeId: other.agent.id,
      integration: "slack",
    });
    const result = await execute(finishConnectKey, other.owner, {
      attemptId: theirs.attemptId,
      fields,
    });
    expect(result.text).toBe(
      "This bot already serves another agent. Each agent needs its own; create a second application. Nothing was saved.",
    );
  });

  test("values of two worlds are not mixed", async () => {
    const attemptId = await start("slack", tree.agent.id);
    const fields = { botToken: "xoxb-123456789", signingSecret: "sandbox-signing-secret" };
    await expect(execute(finishConnectKey, tree.owner, { attemptId, fields })).rejects.toThrow(
      "One of these values belongs to the sandbox",
    );
  });
});

test("no secret is stored in clear or logged", async () => {
  await connectAccount(tree.owner, github());
  const partial = await connectAccount(
    tree.owner,
    { nodeId: tree.team.id, integration: "github" },
    { account: "acme-bot", untick: ["read:org"] },
  );
  expect(partial.status).toBe("partial");
  const { attemptId } = await execute(startConnect, tree.owner, {
    nodeId: tree.team.id,
    integration: "stripe",
  });
  await execute(finishConnectKey, tree.owner, {
    attemptId,
    fields: { apiKey: "rk_sandbox_globex" },
  });
  const text = await dumpTables(tree.organizationId);
  // It does look at the right rows.
  expect(text).toContain("octocat");
  for (const where of [text, logged.join("\n")])
    expect(where).not.toMatch(/gho_sandbox|rk_sandbox_globex|code_sandbox|sandbox-github-secret/);
});
