import { expect, test } from "vitest";
import { execute } from "@/lib/pipeline/execute";
import { addAccount, addCall } from "@/lib/testing/accounts";
import { createPerson, createTestNode, createTree } from "@/lib/testing/fixtures";
import { getConnection } from "./get";

test("whoever only inherits an account is told what it is and how it is, and of use only their own", async () => {
  const tree = await createTree();
  const { organizationId } = tree;
  const connectionId = await addAccount(organizationId, tree.team.id, {
    isDefault: true,
    accountName: "octocat",
    label: "Growth bot",
  });
  const other = await createTestNode(organizationId, tree.team.id, "project", "other");
  const elsewhere = await createTestNode(organizationId, other.id, "agent", "elsewhere");
  await addCall(organizationId, tree.agent.id, connectionId);
  await addCall(organizationId, elsewhere.id, connectionId);
  const viewer = await createPerson(organizationId, tree.project.id, "viewer");
  expect(await execute(getConnection, viewer, { connectionId })).toMatchObject({
    accountName: "octocat",
    label: "Growth bot",
    owner: { id: tree.team.id, path: null },
    connectedBy: null,
    grantedScopes: [],
    usage: { agents: 1, calls: 1 },
    chosenFor: { agents: 0, agentNames: [] },
    shadows: [],
    usedBy: [],
    activity: [],
    can: { manage: false, move: false },
  });
});

test("an account beside or below where somebody has no role does not exist for them", async () => {
  const tree = await createTree();
  const { organizationId } = tree;
  const team = await createTestNode(organizationId, organizationId, "team", "finance");
  const connectionId = await addAccount(organizationId, tree.team.id, { isDefault: true });
  const stranger = await createPerson(organizationId, team.id, "admin");
  await expect(execute(getConnection, stranger, { connectionId })).rejects.toMatchObject({
    kind: "not_found",
  });
});
