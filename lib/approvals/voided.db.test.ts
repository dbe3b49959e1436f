import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { disconnectConnection } from "@/lib/connections/disconnect";
import { inOrganization } from "@/lib/db";
import { blockIntegration } from "@/lib/installations/block";
import { configureIntegration } from "@/lib/installations/configure";
import { removeIntegration } from "@/lib/installations/remove";
import { listAgentKeys } from "@/lib/keys/list-agent-keys";
import { revokeAgentKey } from "@/lib/keys/revoke-agent-key";
import { changeRole } from "@/lib/members/change-role";
import { listMembers } from "@/lib/members/list";
import { removeMember } from "@/lib/members/remove";
import type { Caller } from "@/lib/pipeline/actor";
import { execute } from "@/lib/pipeline/execute";
import {
  askBeforeWriting,
  type AskingTree,
  callerOf,
  carryOut,
  createAskingTree,
  issuesOpened,
  setTestPolicies,
  storedApproval,
} from "@/lib/testing/asking-agent";
import { connectAccount } from "@/lib/testing/connect";
import { createPerson, createTestNode, type TestPerson } from "@/lib/testing/fixtures";
import { createTestKey } from "@/lib/testing/keys";
import { forgetOutsideAccounts, type OwnSandbox, startOwnSandbox } from "@/lib/testing/own-sandbox";
import { callTool } from "@/lib/tools/dispatch";
import { getToolCall } from "@/lib/tools/get-call";
import { moveNode } from "@/lib/tree/move";
import { decideApproval } from "./decide";

let sandbox: OwnSandbox;
let tree: AskingTree;
let agent: Caller;
let member: TestPerson;

beforeAll(async () => {
  sandbox = await startOwnSandbox();
  vi.spyOn(process.stderr, "write").mockReturnValue(true);
});
afterAll(() => sandbox.close());
afterEach(() => forgetOutsideAccounts(tree.organizationId));
beforeEach(async () => {
  await sandbox.reset();
  tree = await createAskingTree();
  agent = await callerOf(tree.key);
  member = await createPerson(tree.organizationId, tree.project.id, "member");
});

const repository = "acme/website";
const issue = { repository, title: "Broken link" };

async function park(by: Caller = agent): Promise<{ approvalId: string; callId: string }> {
  const { approval, callId } = await execute(callTool, by, {
    nodeId: tree.agent.id,
    tool: "github_create_issue",
    arguments: issue,
  });
  return { approvalId: approval?.id ?? "", callId };
}

const approve = (approvalId: string, by: Caller = member) =>
  execute(decideApproval, by, { approvalId, decision: "approve" });

const github = () => ({ nodeId: tree.team.id, integration: "github" });
const membershipOf = async ({ actor }: TestPerson) => {
  const { members } = await execute(listMembers, tree.owner, { nodeId: tree.project.id });
  const held = members.find(({ userId }) => userId === actor.userId)?.own;
  return { nodeId: tree.project.id, membershipId: held?.membershipId ?? "" };
};
const asSettings = (settings: Record<string, string>) =>
  execute(configureIntegration, tree.owner, { ...github(), settings });
const disconnect = () =>
  execute(disconnectConnection, tree.owner, { connectionId: tree.connectionId });

/** What can happen to something that waits, with the word that its end is told with. */
const changes: [string, string, () => Promise<unknown>][] = [
  [
    "the key that asked is revoked",
    "key",
    async () => {
      const { keys } = await execute(listAgentKeys, tree.owner, { nodeId: tree.agent.id });
      await execute(revokeAgentKey, tree.owner, {
        nodeId: tree.agent.id,
        keyId: keys[0]?.id ?? "",
      });
    },
  ],
  [
    "the key that asked expires",
    "key",
    () =>
      inOrganization(tree.organizationId, (tx) =>
        tx.agentKey.updateMany({
          where: { organizationId: tree.organizationId, nodeId: tree.agent.id },
          data: { expiresAt: new Date() },
        }),
      ),
  ],
  ["the account is disconnected", "account", disconnect],
  [
    "another account takes the place of the one that was disconnected",
    "account",
    async () => {
      await disconnect();
      await connectAccount(tree.owner, github(), { account: "hubot" });
    },
  ],
  [
    "the very same account is disconnected and connected anew",
    "account",
    async () => {
      await disconnect();
      await connectAccount(tree.owner, github(), { account: "octocat" });
    },
  ],
  [
    "the agent gets an account of its own",
    "account",
    () =>
      connectAccount(
        tree.owner,
        { nodeId: tree.agent.id, integration: "github" },
        { account: "hubot" },
      ),
  ],
  [
    "the provider stops accepting the account",
    "not ready",
    () =>
      inOrganization(tree.organizationId, (tx) =>
        tx.connection.updateMany({
          where: { organizationId: tree.organizationId, id: tree.connectionId },
          data: { brokenAt: new Date(), brokenReason: "revoked" },
        }),
      ),
  ],
  [
    "the integration is blocked above",
    "blocked",
    () =>
      execute(blockIntegration, tree.owner, {
        nodeId: tree.organizationId,
        integration: "github",
      }),
  ],
  [
    "the agent is moved",
    "moved",
    async () => {
      const { id: parentId } = await createTestNode(
        tree.organizationId,
        tree.team.id,
        "project",
        "Other",
      );
      await execute(moveNode, tree.owner, { nodeId: tree.agent.id, parentId });
    },
  ],
  [
    "the project around the agent is moved",
    "moved",
    async () => {
      const { organizationId, project } = tree;
      await execute(moveNode, tree.owner, { nodeId: project.id, parentId: organizationId });
    },
  ],
  [
    "another account is pinned",
    "pinned",
    async () => {
      await connectAccount(tree.owner, github(), { account: "hubot" });
      const rows = await inOrganization(tree.organizationId, (tx) =>
        tx.connection.findMany({
          where: { organizationId: tree.organizationId, accountName: "hubot" },
        }),
      );
      await execute(configureIntegration, tree.owner, {
        ...github(),
        connection: rows[0]?.id ?? "",
      });
    },
  ],
  ["a setting changes", "configured", () => asSettings({ default_repository: "acme/handbook" })],
  ["the integration is removed", "removed", () => execute(removeIntegration, tree.owner, github())],
  [
    "policy denies it",
    "policy",
    () =>
      setTestPolicies(tree, tree.team.id, [
        { scope: "integration", target: "github", effect: "write", value: "deny" },
      ]),
  ],
  ["policy stops asking", "policy", () => setTestPolicies(tree, tree.organizationId, [])],
  [
    "the policy is said by another place",
    "policy",
    async () => {
      await setTestPolicies(tree, tree.agent.id, askBeforeWriting);
      await setTestPolicies(tree, tree.organizationId, []);
    },
  ],
];

/** It is over: nothing was sent, nothing will be, and the agent reads why. */
async function expectVoided(approvalId: string, callId: string, word: string): Promise<void> {
  for (const attempt of [1, 2]) await carryOut(tree, approvalId, attempt);
  expect(await issuesOpened(sandbox, repository)).toBe(0);
  const row = await storedApproval(tree, approvalId);
  expect(row).toMatchObject({ state: "voided", detail: expect.stringContaining(word) as string });
  expect(await execute(getToolCall, tree.owner, { callId })).toMatchObject({
    outcome: "voided",
    detail: row.detail,
  });
  await expect(approve(approvalId, tree.owner)).rejects.toMatchObject({ kind: "conflict" });
}

describe.each(changes)("when %s", (_name, word, change) => {
  test("before anybody decided, it cannot be approved any more", async () => {
    const { approvalId, callId } = await park();
    await change();
    await expect(approve(approvalId, tree.owner)).rejects.toMatchObject({
      kind: "conflict",
      message: expect.stringContaining(word) as string,
    });
    await expectVoided(approvalId, callId, word);
  });

  test("after it was approved, it is not carried out", async () => {
    const { approvalId, callId } = await park();
    await approve(approvalId, tree.owner);
    await change();
    await expectVoided(approvalId, callId, word);
  });
});

describe("whoever approved", () => {
  test.each([
    [
      "became a viewer",
      async () =>
        execute(changeRole, tree.owner, { ...(await membershipOf(member)), role: "viewer" }),
    ],
    [
      "left the organization",
      async () =>
        execute(removeMember, tree.owner, {
          ...(await membershipOf(member)),
          connections: "keep",
        }),
    ],
  ])("%s before it was carried out: it is not", async (_name, change) => {
    const { approvalId, callId } = await park();
    await approve(approvalId);
    await change();
    await expectVoided(approvalId, callId, "approved");
  });

  test("could not do it there never could: a member of another project does not learn of it", async () => {
    const other = await createTestNode(tree.organizationId, tree.team.id, "project", "Other");
    const stranger = await createPerson(tree.organizationId, other.id, "admin");
    const { approvalId } = await park();
    await expect(approve(approvalId, stranger)).rejects.toMatchObject({ kind: "not_found" });
  });
});

describe("what changes nothing about it voids nothing", () => {
  test("other keys, other integrations' policies, other agents' accounts and a renewed token", async () => {
    const { approvalId } = await park();
    await createTestKey(tree.organizationId, tree.agent.id);
    await setTestPolicies(tree, tree.team.id, [
      { scope: "integration", target: "notion", effect: "write", value: "deny" },
    ]);
    const rival = await createTestNode(tree.organizationId, tree.project.id, "agent", "rival");
    await connectAccount(
      tree.owner,
      { nodeId: rival.id, integration: "github" },
      { account: "hubot" },
    );
    await connectAccount(tree.owner, { ...github(), reconnects: tree.connectionId });
    await approve(approvalId);
    await carryOut(tree, approvalId);
    expect(await issuesOpened(sandbox, repository)).toBe(1);
    expect(await storedApproval(tree, approvalId)).toMatchObject({ state: "done" });
  });

  test("a request that does not stand any more is asked anew by asking again", async () => {
    const { approvalId } = await park();
    await asSettings({ default_repository: "acme/handbook" });
    const again = await park(await callerOf(tree.key));
    expect(again.approvalId).not.toBe(approvalId);
    expect(await storedApproval(tree, approvalId)).toMatchObject({ state: "voided" });
    await approve(again.approvalId);
    await carryOut(tree, again.approvalId);
    expect(await issuesOpened(sandbox, repository)).toBe(1);
  });
});
