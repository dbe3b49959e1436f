import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { listActivity } from "@/lib/activity/list";
import { disconnectConnection } from "@/lib/connections/disconnect";
import { startConnect } from "@/lib/connections/start";
import { updateConnection } from "@/lib/connections/update";
import { publicOrigin } from "@/lib/env";
import type { AppError } from "@/lib/errors";
import { blockIntegration } from "@/lib/installations/block";
import { configureIntegration } from "@/lib/installations/configure";
import { getEffectiveIntegration } from "@/lib/installations/get";
import { installIntegration } from "@/lib/installations/install";
import { removeIntegration } from "@/lib/installations/remove";
import type { Caller } from "@/lib/pipeline/actor";
import { execute } from "@/lib/pipeline/execute";
import type { SelfAction } from "@/lib/policies/policy";
import { api } from "@/lib/testing/api";
import {
  type AskingTree,
  callerOf,
  carryOut,
  createAskingTree,
  setTestPolicies,
  storedApproval,
} from "@/lib/testing/asking-agent";
import { connectAccount } from "@/lib/testing/connect";
import { createPerson, createTestNode, type TestPerson } from "@/lib/testing/fixtures";
import { forgetOutsideAccounts, type OwnSandbox, startOwnSandbox } from "@/lib/testing/own-sandbox";
import { installAndConnect } from "@/lib/testing/removed-accounts";
import { decideApproval } from "./decide";
import { getApproval } from "./get";
import { requestApproval } from "./request";

let sandbox: OwnSandbox;
let tree: AskingTree;
let agent: Caller;
let member: TestPerson;

beforeAll(async () => {
  sandbox = await startOwnSandbox();
  vi.spyOn(process.stderr, "write").mockReturnValue(true);
});
afterAll(() => sandbox.close());
beforeEach(async () => {
  await sandbox.reset();
  // GitHub with an account at the team; nothing else.
  tree = await createAskingTree();
  agent = await callerOf(tree.key);
  member = await createPerson(tree.organizationId, tree.project.id, "member");
});
afterEach(() => forgetOutsideAccounts(tree.organizationId));

const here = (integration: string) => ({ nodeId: tree.agent.id, integration });
const install = (integration: string, by = agent) =>
  execute(installIntegration, by, here(integration));
const self = (target: SelfAction, value: "allow" | "ask" | "deny") =>
  ({ scope: "self", target, effect: "", value }) as const;
const at = (nodeId: string, ...policies: ReturnType<typeof self>[]) =>
  setTestPolicies(tree, nodeId, policies);
const approve = (approvalId: string, by: Caller = member) =>
  execute(decideApproval, by, { approvalId, decision: "approve" });
const statusOf = async (integration: string) =>
  (await execute(getEffectiveIntegration, tree.owner, here(integration))).status;
const ownInstallation = async (integration: string) =>
  (await execute(getEffectiveIntegration, tree.owner, here(integration))).installedHere;

/** Tries it, and expects that a person has to approve it; returns the approval. */
async function askedFor(attempt: Promise<unknown>): Promise<string> {
  const error = await attempt.then(
    () => undefined,
    (cause: unknown) => cause,
  );
  expect(error).toMatchObject({ kind: "approval_required" });
  const { approval } = error as AppError;
  expect(approval?.url).toContain(`/-/approvals/${approval?.id ?? ""}`);
  return approval?.id ?? "";
}

describe("what an agent does to its own integrations where nobody set a policy", () => {
  test("it installs what reaches nothing above, configures and removes it", async () => {
    expect(await install("notion")).toMatchObject({ installedHere: true });
    expect(await install("scheduler")).toMatchObject({ status: "active" });
    await execute(installIntegration, agent, { ...here("github"), settings: {} });
    const settings = { base_branch: "next" };
    await execute(configureIntegration, agent, { ...here("github"), settings });
    await execute(removeIntegration, agent, here("notion"));
    expect(await statusOf("notion")).not.toBe("active");
  });

  test("it asks before it installs what is paid for by use, with or without an account", async () => {
    for (const integration of ["web-fetch", "web-search", "phone"]) {
      await askedFor(install(integration));
      expect(await ownInstallation(integration)).toBe(false);
    }
    const nodeId = tree.team.id;
    await execute(installIntegration, tree.owner, { nodeId, integration: "web-fetch" });
    expect(await install("web-fetch")).toMatchObject({ status: "active", installedHere: true });
  });

  test("it asks before it installs what would reach an account above that it does not use", async () => {
    const place = { nodeId: tree.team.id, integration: "gmail" };
    await installAndConnect(tree, place, "ops@acme.test");
    // The account serves the calendar too, which is not installed anywhere.
    await execute(blockIntegration, tree.owner, { nodeId: tree.agent.id, integration: "gmail" });
    const approvalId = await askedFor(install("google-calendar"));
    expect(await ownInstallation("google-calendar")).toBe(false);
    expect(await execute(getApproval, member, { approvalId })).toMatchObject({
      kind: "install",
      integration: { id: "google-calendar" },
      tool: null,
      account: { accountName: "ops@acme.test" },
      policy: { at: null },
    });
    await approve(approvalId);
    await carryOut(tree, approvalId);
    expect(await ownInstallation("google-calendar")).toBe(true);
    expect(await execute(getApproval, agent, { approvalId })).toMatchObject({
      state: "done",
      result: { id: "google-calendar", installedHere: true },
    });
    // Once, and by the agent.
    await carryOut(tree, approvalId, 2);
    const { events } = await execute(listActivity, tree.owner, {
      nodeId: tree.agent.id,
      operation: "install_integration",
    });
    expect(events.filter(({ actor }) => actor.kind === "agent")).toHaveLength(1);
  });

  test("it does not ask for an account above that it uses already", async () => {
    await installAndConnect(tree, { nodeId: tree.team.id, integration: "gmail" }, "ops@acme.test");
    expect(await install("google-drive")).toMatchObject({ installedHere: true });
  });

  test("it asks before it pins an account above, which takes an admin to allow", async () => {
    await install("github");
    await connectAccount(tree.owner, here("github"), { account: "hubot" });
    const pin = { ...here("github"), connection: tree.connectionId };
    const approvalId = await askedFor(execute(configureIntegration, agent, pin));
    expect(await execute(getApproval, member, { approvalId })).toMatchObject({
      can: { decide: false },
      who: "Only an admin of scout can do this.",
    });
    await expect(approve(approvalId)).rejects.toMatchObject({ kind: "forbidden" });
    await approve(approvalId, tree.owner);
    await carryOut(tree, approvalId);
    expect(await execute(getEffectiveIntegration, tree.owner, here("github"))).toMatchObject({
      connection: { id: tree.connectionId, rule: "pinned" },
    });
  });

  test("it asks before it changes how much it may cost, wherever that is set", async () => {
    const phone = { ...here("phone"), settings: {} };
    await execute(installIntegration, tree.owner, {
      nodeId: tree.organizationId,
      integration: "phone",
      settings: { texts_per_day: 5 },
    });
    // Its own level would count before the one above.
    await askedFor(
      execute(installIntegration, agent, { ...phone, settings: { texts_per_day: 10_000 } }),
    );
    await execute(installIntegration, tree.owner, phone);
    const configure = (
      settings: Record<string, never> | Record<string, string | number | string[]>,
    ) => execute(configureIntegration, agent, { ...phone, settings });
    await configure({ greeting: "Hello, this is Scout." });
    await configure({ greeting: "Hello", texts_per_day: 5 });
    await askedFor(configure({ allowed_countries: ["JM"] }));
    await askedFor(configure({ calls_per_day: 1_000 }));
    const approvalId = await askedFor(configure({ texts_per_day: 6 }));
    await approve(approvalId);
    await carryOut(tree, approvalId);
    const view = await execute(getEffectiveIntegration, tree.owner, here("phone"));
    expect(view.settings.find(({ key }) => key === "texts_per_day")?.value).toBe(6);
    // So it does where its own level is taken away.
    await askedFor(execute(removeIntegration, agent, here("phone")));
    // Left out, what is above counts again, which is another one too.
    await askedFor(configure({ greeting: "Hello" }));
    await at(tree.organizationId, self("configure", "allow"));
    await configure({ texts_per_day: 7 });
  });

  test("it starts connecting an account of its own, and gets an address for a person", async () => {
    await install("notion");
    const started = await execute(startConnect, agent, here("notion"));
    expect(started).toMatchObject({ status: "open", fields: [] });
    expect(started.url).toBe(`${publicOrigin()}/connect/${started.attemptId ?? ""}`);
    // Asking again leads to the same page.
    expect(await execute(startConnect, agent, here("notion"))).toMatchObject({ url: started.url });
  });

  test("it relabels and disconnects its own accounts, and no others", async () => {
    await install("github");
    const { connectionId } = await connectAccount(tree.owner, here("github"), { account: "hubot" });
    const own = { connectionId: connectionId ?? "" };
    await execute(updateConnection, agent, { ...own, label: "mine" });
    await execute(disconnectConnection, agent, own);
    const above = { connectionId: tree.connectionId };
    await expect(
      execute(updateConnection, agent, { ...above, label: "mine" }),
    ).rejects.toMatchObject({ kind: "not_found" });
    await expect(execute(disconnectConnection, agent, above)).rejects.toMatchObject({
      kind: "not_found",
    });
  });

  test("it changes no other node", async () => {
    const rival = await createTestNode(tree.organizationId, tree.project.id, "agent", "rival");
    for (const nodeId of [tree.project.id, tree.organizationId, rival.id])
      await expect(
        execute(installIntegration, agent, { nodeId, integration: "notion" }),
      ).rejects.toMatchObject({ kind: "not_found" });
  });
});

describe("a policy for what agents do to themselves", () => {
  const attempts: [SelfAction, () => Promise<unknown>][] = [
    ["install", () => install("linear")],
    [
      "configure",
      () =>
        execute(configureIntegration, agent, {
          ...here("notion"),
          settings: {},
        }),
    ],
    ["connect", () => execute(startConnect, agent, here("notion"))],
    ["remove", () => execute(removeIntegration, agent, here("notion"))],
  ];

  test.each(attempts)(
    "deny keeps it from %s, and names who can change that",
    async (action, attempt) => {
      await install("notion", tree.owner);
      await at(tree.team.id, self(action, "deny"));
      await expect(attempt()).rejects.toMatchObject({
        kind: "forbidden",
        message: expect.stringContaining("An admin of Growth can change it.") as string,
      });
      const { events } = await execute(listActivity, tree.owner, { nodeId: tree.agent.id });
      expect(events[0]).toMatchObject({ outcome: "refused", actor: { kind: "agent" } });
    },
  );

  test.each(attempts)(
    "ask lets %s wait for a person, changes nothing, and does it once approved",
    async (action, attempt) => {
      await install("notion", tree.owner);
      await at(tree.organizationId, self(action, "ask"));
      const approvalId = await askedFor(attempt());
      expect(await askedFor(attempt())).toBe(approvalId);
      expect(await storedApproval(tree, approvalId)).toMatchObject({
        state: "waiting",
        kind: action,
      });
      expect([await ownInstallation("linear"), await ownInstallation("notion")]).toEqual([
        false,
        true,
      ]);
      await approve(approvalId);
      await carryOut(tree, approvalId);
      expect(await storedApproval(tree, approvalId)).toMatchObject({ state: "done" });
      if (action === "install") expect(await ownInstallation("linear")).toBe(true);
      if (action === "remove") expect(await ownInstallation("notion")).toBe(false);
    },
  );

  test("allow set by somebody counts before the default that would ask", async () => {
    const place = { nodeId: tree.team.id, integration: "gmail" };
    await installAndConnect(tree, place, "ops@acme.test");
    await execute(blockIntegration, tree.owner, { nodeId: tree.agent.id, integration: "gmail" });
    await at(tree.organizationId, self("install", "allow"));
    expect(await install("google-calendar")).toMatchObject({ installedHere: true });
  });

  test("what could not be done is refused at once and asked of nobody", async () => {
    await at(tree.organizationId, self("install", "ask"), self("remove", "ask"));
    await execute(blockIntegration, tree.owner, { nodeId: tree.team.id, integration: "linear" });
    await expect(install("linear")).rejects.toMatchObject({ kind: "conflict" });
    await expect(execute(removeIntegration, agent, here("notion"))).rejects.toMatchObject({
      kind: "conflict",
    });
    await expect(install("no-such-thing")).rejects.toMatchObject({ kind: "not_found" });
  });

  test.each([
    [
      "blocked",
      () => execute(blockIntegration, tree.owner, { nodeId: tree.team.id, integration: "linear" }),
    ],
    ["policy", () => at(tree.team.id, self("install", "deny"))],
  ])("what was approved is not done once it is voided: %s", async (word, change) => {
    await at(tree.organizationId, self("install", "ask"));
    const approvalId = await askedFor(install("linear"));
    await approve(approvalId);
    await change();
    await carryOut(tree, approvalId);
    expect(await storedApproval(tree, approvalId)).toMatchObject({
      state: "voided",
      detail: expect.stringContaining(word) as string,
    });
    expect(await ownInstallation("linear")).toBe(false);
  });

  test("an approval of one change serves no other", async () => {
    await at(tree.organizationId, self("install", "ask"));
    const approvalId = await askedFor(install("linear"));
    await approve(approvalId);
    const forged = { ...agent, approvalId };
    await expect(install("linear", forged)).rejects.toMatchObject({ kind: "conflict" });
    await carryOut(tree, approvalId);
    await expect(install("notion", forged)).rejects.toMatchObject({ kind: "conflict" });
  });

  test("people are not bound by it", async () => {
    await at(tree.organizationId, self("install", "deny"));
    expect(await install("linear", member)).toMatchObject({ installedHere: true });
  });

  test("over REST the problem document says what to wait for", async () => {
    await at(tree.organizationId, self("install", "ask"));
    const { post, get } = api({ token: tree.key });
    const answer = await post("/nodes/self/integrations", { integration: "linear" });
    const { approval } = answer.body as { approval: { id: string } };
    expect(answer).toMatchObject({
      status: 403,
      body: { type: "urn:alfe:problem:approval_required", code: "approval_required" },
    });
    expect(await get(`/approvals/${approval.id}`)).toMatchObject({
      status: 200,
      body: { state: "waiting", kind: "install" },
    });
  });

  test("an agent that asks ahead gets the very request that doing it would make", async () => {
    await at(tree.organizationId, self("install", "ask"));
    const asked = await execute(requestApproval, agent, {
      ...here("linear"),
      action: "install",
      reason: "To file bugs",
    });
    expect(await askedFor(install("linear"))).toBe(asked.id);
    await expect(
      execute(requestApproval, agent, { ...here("linear"), action: "remove" }),
    ).rejects.toMatchObject({ kind: "conflict" });
  });
});
