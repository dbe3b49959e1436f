import { beforeEach, describe, expect, test } from "vitest";
import { inOrganization } from "@/lib/db";
import { configureIntegration } from "@/lib/installations/configure";
import { installIntegration } from "@/lib/installations/install";
import { listIntegrations } from "@/lib/installations/list";
import { previewChange } from "@/lib/installations/preview-change";
import { execute } from "@/lib/pipeline/execute";
import { addAccount, addCall } from "@/lib/testing/accounts";
import { createPerson, createTestNode, createTree, type TestTree } from "@/lib/testing/fixtures";
import { disconnectConnection } from "./disconnect";
import { getConnection } from "./get";
import { moveConnection } from "./move";
import { startConnect } from "./start";
import { updateConnection } from "./update";

let tree: TestTree;
let organizationId: string;
let teamId: string;
beforeEach(async () => {
  tree = await createTree();
  ({ organizationId } = tree);
  teamId = tree.team.id;
});

const install = (nodeId: string) =>
  execute(installIntegration, tree.owner, { nodeId, integration: "github" });

async function usedBy(nodeId: string) {
  const { integrations } = await execute(listIntegrations, tree.owner, { nodeId });
  return integrations.find(({ id }) => id === "github");
}

const defaults = (nodeId: string) =>
  inOrganization(organizationId, (tx) =>
    tx.connection.findMany({
      where: { organizationId, nodeId, isDefault: true, endedAt: null },
      select: { id: true },
    }),
  );

describe("moving an account", () => {
  test("keeps the row, and makes it the default where it is the provider's first", async () => {
    const connectionId = await addAccount(organizationId, teamId, { isDefault: true });
    const input = { connectionId, toNodeId: organizationId };
    expect(await execute(moveConnection, tree.owner, input)).toMatchObject({
      id: connectionId,
      owner: { name: "acme" },
      isDefault: true,
    });
    expect(await defaults(teamId)).toEqual([]);
  });

  test("leaves the default of the place it comes to alone, and hands on its own", async () => {
    const there = await addAccount(organizationId, organizationId, { isDefault: true });
    const connectionId = await addAccount(organizationId, teamId, { isDefault: true });
    const next = await addAccount(organizationId, teamId);
    const input = { connectionId, toNodeId: organizationId, nextDefault: next };
    expect(await execute(moveConnection, tree.owner, input)).toMatchObject({ isDefault: false });
    expect(await defaults(organizationId)).toEqual([{ id: there }]);
    expect(await defaults(teamId)).toEqual([{ id: next }]);
  });

  test("takes an admin at both ends", async () => {
    const connectionId = await addAccount(organizationId, teamId, { isDefault: true });
    const admin = await createPerson(organizationId, teamId, "admin");
    const up = { connectionId, toNodeId: organizationId };
    await expect(execute(moveConnection, admin, up)).rejects.toMatchObject({ kind: "not_found" });
    const member = await createPerson(organizationId, tree.project.id, "member");
    const below = await addAccount(organizationId, tree.project.id);
    await expect(
      execute(moveConnection, member, { connectionId: below, toNodeId: tree.agent.id }),
    ).rejects.toMatchObject({ kind: "forbidden" });
    const down = { connectionId, toNodeId: tree.project.id };
    expect(await execute(moveConnection, admin, down)).toMatchObject({
      owner: { name: "Website" },
    });
  });

  test("is refused where the target holds the same account, or a bot would leave its agent", async () => {
    const same = { accountId: "42" };
    await addAccount(organizationId, organizationId, same);
    const connectionId = await addAccount(organizationId, teamId, same);
    const change = {
      kind: "move_connection",
      nodeId: teamId,
      connectionId,
      toNodeId: organizationId,
    };
    const refused = {
      kind: "conflict",
      message: "acme already holds octocat. Disconnect one of the two first.",
    };
    const input = { connectionId, toNodeId: organizationId };
    await expect(execute(moveConnection, tree.owner, input)).rejects.toMatchObject(refused);
    await expect(execute(previewChange, tree.owner, { change })).rejects.toMatchObject(refused);
    const bot = await addAccount(organizationId, tree.agent.id, { provider: "slack" });
    await expect(
      execute(moveConnection, tree.owner, { connectionId: bot, toNodeId: teamId }),
    ).rejects.toMatchObject({ kind: "conflict" });
  });

  test("ends sign-ins that would authorize it where it was", async () => {
    await install(teamId);
    const connectionId = await addAccount(organizationId, teamId, { isDefault: true });
    const started = { nodeId: teamId, integration: "github", reconnects: connectionId };
    await execute(startConnect, tree.owner, started);
    await execute(moveConnection, tree.owner, { connectionId, toNodeId: organizationId });
    const open = await inOrganization(organizationId, (tx) =>
      tx.connectAttempt.count({ where: { organizationId, endedAt: null } }),
    );
    expect(open).toBe(0);
  });

  test("says before what it means: who can use it, who manages it, whose pin is lost", async () => {
    await install(organizationId);
    await install(tree.project.id);
    await createTestNode(organizationId, organizationId, "agent", "outsider");
    const connectionId = await addAccount(organizationId, teamId, { isDefault: true });
    const pin = { nodeId: tree.project.id, integration: "github", connection: connectionId };
    await execute(configureIntegration, tree.owner, pin);
    const up = { kind: "move_connection", nodeId: teamId, connectionId, toNodeId: organizationId };
    expect(await execute(previewChange, tree.owner, { change: up })).toMatchObject({
      notes: [
        "1 more agent can use it.",
        "octocat becomes the default GitHub account of acme.",
        "Admins of Growth can no longer manage it.",
      ],
      lines: [
        { kind: "gain", agentNames: ["outsider"], toAccount: "octocat" },
        { kind: "same", agentNames: ["scout"] },
      ],
    });
    const other = await createTestNode(organizationId, organizationId, "team", "Ads");
    const away = { ...up, toNodeId: other.id };
    const { notes, lines } = await execute(previewChange, tree.owner, { change: away });
    expect(notes).toContain("Website pinned it and loses it: pin another account there.");
    expect(notes).toContain("1 agent can no longer use it.");
    expect(lines).toMatchObject([{ kind: "lose", agentNames: ["scout"] }]);
  });
});

describe("the default", () => {
  test("is one, also when several are chosen at the same moment", async () => {
    const ids = await Promise.all(
      Array.from({ length: 6 }, (_none, index) =>
        addAccount(organizationId, teamId, { isDefault: index === 0 }),
      ),
    );
    const results = await Promise.allSettled(
      ids.map((connectionId) =>
        execute(updateConnection, tree.owner, { connectionId, makeDefault: true }),
      ),
    );
    expect(results.every(({ status }) => status === "fulfilled")).toBe(true);
    expect(await defaults(teamId)).toHaveLength(1);
  });

  test("is one, also when it is disconnected while another is chosen, and nobody fails for it", async () => {
    for (let round = 0; round < 5; round += 1) {
      const old = await addAccount(organizationId, teamId, { isDefault: true });
      const next = await addAccount(organizationId, teamId);
      const other = await addAccount(organizationId, teamId);
      await Promise.all([
        execute(disconnectConnection, tree.owner, { connectionId: old, nextDefault: next }),
        execute(updateConnection, tree.owner, { connectionId: other, makeDefault: true }),
      ]);
      expect(await defaults(teamId)).toHaveLength(1);
      await inOrganization(organizationId, (tx) =>
        tx.connection.updateMany({ where: { organizationId }, data: { endedAt: new Date() } }),
      );
    }
  });

  test("is confirmed with a digest that is refused once facts changed", async () => {
    await install(teamId);
    await addAccount(organizationId, teamId, { isDefault: true, accountName: "acme-bot" });
    const connectionId = await addAccount(organizationId, teamId);
    const change = { kind: "make_default", nodeId: teamId, connectionId };
    const { digest, lines } = await execute(previewChange, tree.owner, { change });
    expect(lines).toMatchObject([
      { kind: "switch", fromAccount: "acme-bot", toAccount: "octocat", agents: 1 },
    ]);
    await createTestNode(organizationId, tree.project.id, "agent", "another");
    const input = { connectionId, makeDefault: true, previewDigest: digest };
    await expect(execute(updateConnection, tree.owner, input)).rejects.toMatchObject({
      kind: "conflict",
    });
    const again = await execute(previewChange, tree.owner, { change });
    const confirmed = { ...input, previewDigest: again.digest };
    expect(await execute(updateConnection, tree.owner, confirmed)).toMatchObject({
      isDefault: true,
    });
    expect((await usedBy(tree.agent.id))?.connection?.accountName).toBe("octocat");
  });
});

test("one account tells for whom it is chosen, what it shadows, who used it and what happened to it", async () => {
  await install(organizationId);
  await addAccount(organizationId, organizationId, { isDefault: true, accountName: "acme-bot" });
  const connectionId = await addAccount(organizationId, organizationId);
  await addCall(organizationId, tree.agent.id, connectionId);
  await execute(updateConnection, tree.owner, { connectionId, label: "Growth bot" });
  await execute(moveConnection, tree.owner, { connectionId, toNodeId: teamId });
  expect(await execute(getConnection, tree.owner, { connectionId })).toMatchObject({
    label: "Growth bot",
    chosenFor: { agents: 1, agentNames: ["scout"] },
    integrations: [{ id: "github" }],
    shadows: [{ accountName: "acme-bot", owner: { name: "acme" }, agents: 1 }],
    usedBy: [{ agent: { name: "scout" }, calls: 1 }],
    activity: [{ text: "Moved from acme by you." }, { text: 'Renamed to "Growth bot" by you.' }],
  });
  // Whoever may see only where it is now is not told by name where it was.
  const viewer = await createPerson(organizationId, teamId, "viewer");
  const { activity, shadows } = await execute(getConnection, viewer, { connectionId });
  expect(activity).toEqual([
    { at: expect.any(String) as string, text: "Moved from another place by owner." },
  ]);
  expect(shadows).toEqual([]);
});

test("a label is for people: empty takes it away, and too long a one is refused", async () => {
  const connectionId = await addAccount(organizationId, teamId, { label: "Bot" });
  expect(await execute(updateConnection, tree.owner, { connectionId, label: " " })).toMatchObject({
    label: "",
  });
  await expect(
    execute(updateConnection, tree.owner, { connectionId, label: "x".repeat(81) }),
  ).rejects.toMatchObject({ kind: "invalid_input" });
  await expect(execute(updateConnection, tree.owner, { connectionId })).rejects.toMatchObject({
    kind: "invalid_input",
  });
});

test("a pin needs an installation of the place's own, and the conflict names both ways out", async () => {
  await install(organizationId);
  const connection = await addAccount(organizationId, teamId, { isDefault: true });
  const input = { nodeId: teamId, integration: "github", connection };
  await expect(execute(configureIntegration, tree.owner, input)).rejects.toMatchObject({
    kind: "conflict",
    message:
      "GitHub comes from acme. Install it at Growth to use other settings or another account, or block it there.",
  });
});
