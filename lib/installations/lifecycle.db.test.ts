import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { listConnections } from "@/lib/connections/list";
import { inOrganization } from "@/lib/db";
import type { Caller } from "@/lib/pipeline/actor";
import { execute } from "@/lib/pipeline/execute";
import { createPerson, createTestNode, createTree, type TestTree } from "@/lib/testing/fixtures";
import { blockIntegration } from "./block";
import { configureIntegration } from "./configure";
import { getEffectiveIntegration } from "./get";
import { installIntegration } from "./install";
import { listIntegrations } from "./list";
import { listMarks } from "./list-marks";
import { previewChange } from "./preview-change";
import { removeIntegration } from "./remove";
import { unblockIntegration } from "./unblock";

let tree: TestTree;
let owner: Caller;
beforeEach(async () => {
  tree = await createTree();
  owner = tree.owner;
});

/** An account at a node, as a finished connect leaves it. */
async function addAccount(
  nodeId: string,
  change: { brokenAt?: Date; accountName?: string; provider?: string } = {},
) {
  const { organizationId } = tree;
  return inOrganization(organizationId, (tx) =>
    tx.connection.create({
      data: {
        organizationId,
        nodeId,
        provider: "github",
        world: "sandbox",
        accountId: randomUUID(),
        accountName: "octocat",
        isDefault: true,
        requestedScopes: ["repo", "read:org"],
        grantedScopes: ["repo", "read:org"],
        credential: "sealed",
        ...change,
      },
      select: { id: true },
    }),
  );
}

async function effectiveAt(nodeId: string, integration: string) {
  const { integrations } = await execute(listIntegrations, owner, { nodeId });
  return integrations.find(({ id }) => id === integration);
}

describe("install", () => {
  test("reaches every agent below at once, and names where it comes from", async () => {
    await execute(installIntegration, owner, { nodeId: tree.team.id, integration: "web-fetch" });
    expect(await effectiveAt(tree.agent.id, "web-fetch")).toMatchObject({
      status: "active",
      installedHere: false,
      installedAt: { name: "Growth" },
      group: "inherited",
    });
    expect(await effectiveAt(tree.organizationId, "web-fetch")).toMatchObject({
      status: "available",
    });
  });

  test("twice at one node is a conflict, also when both come at the same moment", async () => {
    const input = { nodeId: tree.team.id, integration: "github" };
    const results = await Promise.allSettled([
      execute(installIntegration, owner, input),
      execute(installIntegration, owner, input),
    ]);
    expect(results.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    await expect(execute(installIntegration, owner, input)).rejects.toMatchObject({
      kind: "conflict",
      message: "GitHub is already installed at Growth.",
    });
  });

  test("is refused below a block, which is named", async () => {
    const github = { integration: "github" };
    await execute(blockIntegration, owner, { nodeId: tree.team.id, ...github });
    await expect(
      execute(installIntegration, owner, { nodeId: tree.agent.id, ...github }),
    ).rejects.toMatchObject({
      kind: "conflict",
      message: "GitHub is blocked at Growth. It can be installed here once it is unblocked there.",
    });
  });

  test("takes an admin on a team and a member on an agent", async () => {
    const member = await createPerson(tree.organizationId, tree.organizationId, "member");
    const github = { integration: "github" };
    await expect(
      execute(installIntegration, member, { nodeId: tree.team.id, ...github }),
    ).rejects.toMatchObject({ kind: "forbidden", message: "This takes an admin of Growth." });
    const installed = await execute(installIntegration, member, {
      nodeId: tree.agent.id,
      ...github,
    });
    expect(installed.installedHere).toBe(true);
  });

  test("leaves choosing another account to admins", async () => {
    const member = await createPerson(tree.organizationId, tree.organizationId, "member");
    const at = { nodeId: tree.agent.id, integration: "github" };
    await execute(installIntegration, member, at);
    const { id } = await addAccount(tree.organizationId);
    await addAccount(tree.team.id);
    await execute(configureIntegration, member, { ...at, settings: {} });
    for (const connection of [id, null])
      await expect(
        execute(configureIntegration, member, { ...at, connection }),
      ).rejects.toMatchObject({ kind: "forbidden", message: "This takes an admin of scout." });
    await execute(configureIntegration, owner, { ...at, connection: id });
  });

  test("refuses settings that the integration does not have or that are not valid, by field", async () => {
    const install = execute(installIntegration, owner, {
      nodeId: tree.team.id,
      integration: "github",
      settings: { default_repository: "no slash", colour: "red" },
    });
    await expect(install).rejects.toMatchObject({
      kind: "invalid_input",
      fields: [
        { pointer: "/settings/default_repository", detail: "Enter owner/name, like acme/site." },
        { pointer: "/settings/colour", detail: "GitHub has no setting called colour." },
      ],
    });
    expect(await effectiveAt(tree.team.id, "github")).toMatchObject({ status: "available" });
  });
});

describe("settings", () => {
  test("merge key by key, and each says who set it", async () => {
    const at = (nodeId: string, settings: Record<string, string>) =>
      execute(installIntegration, owner, { nodeId, integration: "github", settings });
    await at(tree.organizationId, { default_repository: "acme/docs", base_branch: "main" });
    await at(tree.project.id, { default_repository: "acme/site" });
    const detail = await execute(getEffectiveIntegration, owner, {
      nodeId: tree.agent.id,
      integration: "github",
    });
    const byKey = Object.fromEntries(
      detail.settings.map(({ key, value, setAt }) => [key, { value, setAt: setAt?.name }]),
    );
    expect(byKey).toMatchObject({
      default_repository: { value: "acme/site", setAt: "Website" },
      base_branch: { value: "main", setAt: "acme" },
    });
  });

  test("of an inherited installation are a conflict that names the owner and both ways out", async () => {
    await execute(installIntegration, owner, { nodeId: tree.team.id, integration: "github" });
    const change = { nodeId: tree.agent.id, integration: "github", settings: {} };
    await expect(execute(configureIntegration, owner, change)).rejects.toMatchObject({
      kind: "conflict",
      message:
        "GitHub comes from Growth. Install it at scout to use other settings or another account, or block it there.",
    });
  });

  test("saved on top of somebody else's are refused, and theirs stay", async () => {
    const at = { nodeId: tree.team.id, integration: "github" };
    await execute(installIntegration, owner, at);
    const save = (base_branch: string) =>
      execute(configureIntegration, owner, { ...at, version: 1, settings: { base_branch } });
    await save("first");
    await expect(save("second")).rejects.toMatchObject({ kind: "conflict" });
    const { settings } = await execute(getEffectiveIntegration, owner, at);
    expect(settings.find(({ key }) => key === "base_branch")?.ownValue).toBe("first");
  });
});

describe("block", () => {
  test("wins over every installation below, and lifting it brings everything back", async () => {
    const web = { integration: "web-fetch" };
    await execute(installIntegration, owner, { nodeId: tree.agent.id, ...web });
    await execute(blockIntegration, owner, { nodeId: tree.team.id, ...web, note: "Not here" });
    expect(await effectiveAt(tree.agent.id, "web-fetch")).toMatchObject({
      status: "blocked",
      sentence: 'Blocked at Growth for everything below: "Not here".',
    });
    await execute(unblockIntegration, owner, { nodeId: tree.team.id, ...web });
    expect(await effectiveAt(tree.agent.id, "web-fetch")).toMatchObject({ status: "active" });
  });
});

describe("remove", () => {
  test("turns tools off at once for everything below", async () => {
    const at = { nodeId: tree.team.id, integration: "web-fetch" };
    await execute(installIntegration, owner, at);
    await execute(removeIntegration, owner, at);
    expect(await effectiveAt(tree.agent.id, "web-fetch")).toMatchObject({
      status: "available",
      toolsOn: 0,
    });
  });

  test("keeps an account that another installation can still choose, and says for whom", async () => {
    await execute(installIntegration, owner, { nodeId: tree.team.id, integration: "github" });
    await execute(installIntegration, owner, { nodeId: tree.agent.id, integration: "github" });
    const { id } = await addAccount(tree.team.id);
    const removed = await execute(removeIntegration, owner, {
      nodeId: tree.team.id,
      integration: "github",
    });
    expect(removed.connections).toEqual([
      { id, accountName: "octocat", kept: "GitHub at scout can still use it." },
    ]);
    expect(await effectiveAt(tree.agent.id, "github")).toMatchObject({ status: "active" });
  });
});

test("of two integrations that share an account and go at once, the last takes it along", async () => {
  const at = (integration: string) => ({ nodeId: tree.team.id, integration });
  const both = ["gmail", "google-calendar"];
  for (const integration of both) await execute(installIntegration, owner, at(integration));
  const { id } = await addAccount(tree.team.id, { provider: "google" });
  const removals = await Promise.all(
    both.map((integration) => execute(removeIntegration, owner, at(integration))),
  );
  const ended = removals.flatMap(({ connections }) => connections.filter(({ kept }) => !kept));
  expect(ended).toMatchObject([{ id }]);
});

test("of places above one's roles only the account that comes from there is told, by name", async () => {
  const inherited = await addAccount(tree.team.id, { accountName: "acme-bot" });
  await addAccount(tree.organizationId, { accountName: "other-bot" });
  await execute(installIntegration, owner, { nodeId: tree.team.id, integration: "github" });
  const viewer = await createPerson(tree.organizationId, tree.agent.id, "viewer");
  const at = { nodeId: tree.agent.id, integration: "github" };
  const { connection, shadowed, why } = await execute(getEffectiveIntegration, viewer, at);
  expect(shadowed).toEqual([]);
  expect(connection).toMatchObject({ accountName: "acme-bot", accountDetail: "" });
  expect(why.flatMap(({ accounts }) => accounts)).toMatchObject([{ id: inherited.id }]);
  const { inherited: listed } = await execute(listConnections, viewer, { nodeId: tree.agent.id });
  expect(listed[0]).toMatchObject({ grantedScopes: [], connectedBy: null, accountDetail: "" });
  const whole = await execute(getEffectiveIntegration, owner, at);
  expect(whole.why.flatMap(({ accounts }) => accounts)).toHaveLength(2);
});

describe("preview", () => {
  test("counts who loses what, and its digest is refused once the facts changed", async () => {
    const at = { nodeId: tree.team.id, integration: "web-fetch" };
    await execute(installIntegration, owner, at);
    await createTestNode(tree.organizationId, tree.project.id, "agent", "triage");
    const change = { kind: "block", ...at } as const;
    const { lines, digest } = await execute(previewChange, owner, { change });
    expect(lines).toMatchObject([{ kind: "lose", agents: 2, agentNames: ["scout", "triage"] }]);

    await createTestNode(tree.organizationId, tree.project.id, "agent", "writer");
    await expect(
      execute(blockIntegration, owner, { ...at, previewDigest: digest }),
    ).rejects.toMatchObject({ kind: "conflict" });
    const again = await execute(previewChange, owner, { change });
    await execute(blockIntegration, owner, { ...at, previewDigest: again.digest });
    expect(await effectiveAt(tree.agent.id, "web-fetch")).toMatchObject({ status: "blocked" });
  });

  test("of a move says what is gained, lost and switched", async () => {
    const finance = await createTestNode(
      tree.organizationId,
      tree.organizationId,
      "team",
      "Finance",
    );
    for (const nodeId of [tree.team.id, finance.id])
      await execute(installIntegration, owner, { nodeId, integration: "github" });
    await execute(installIntegration, owner, { nodeId: tree.team.id, integration: "web-fetch" });
    await addAccount(tree.team.id);
    await addAccount(finance.id, { accountName: "acme-bot" });
    const preview = await execute(previewChange, owner, {
      change: { kind: "move", nodeId: tree.agent.id, parentId: finance.id },
    });
    expect(preview.lines).toMatchObject([
      { kind: "lose", integration: { id: "web-fetch" }, agents: 1 },
      {
        kind: "switch",
        integration: { id: "github" },
        fromAccount: "octocat",
        toAccount: "acme-bot",
      },
    ]);
    expect(preview.addresses).toEqual({
      before: `/${tree.slug}/growth/website/scout`,
      after: `/${tree.slug}/finance/scout`,
    });
  });
});

test("a move to where a node cannot stand has no preview, least of all below itself", async () => {
  for (const parentId of [tree.team.id, tree.project.id, tree.agent.id])
    await expect(
      execute(previewChange, owner, { change: { kind: "move", nodeId: tree.team.id, parentId } }),
    ).rejects.toMatchObject({ kind: "invalid_input" });
});

describe("marks", () => {
  test("show the worst status, where its fix is, and count each thing once at its owner", async () => {
    await execute(installIntegration, owner, { nodeId: tree.team.id, integration: "github" });
    await addAccount(tree.team.id, { brokenAt: new Date() });
    const ids = [tree.organizationId, tree.team.id, tree.agent.id];
    const { marks } = await execute(listMarks, owner, { nodeId: tree.organizationId, ids });
    expect(marks).toMatchObject([
      { id: tree.organizationId, mark: "nothing", toFix: 1 },
      { id: tree.team.id, mark: "stop", above: false, toFix: 1 },
      { id: tree.agent.id, mark: "stop", above: true, toFix: 0 },
    ]);
  });

  test("say nothing about nodes that are not below the one asked about", async () => {
    const elsewhere = await createTestNode(
      tree.organizationId,
      tree.organizationId,
      "team",
      "Finance",
    );
    const member = await createPerson(tree.organizationId, tree.team.id, "viewer");
    const { marks } = await execute(listMarks, member, {
      nodeId: tree.team.id,
      ids: [tree.agent.id, elsewhere.id],
    });
    expect(marks.map(({ id }) => id)).toEqual([tree.agent.id]);
  });
});
