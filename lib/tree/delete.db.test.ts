import { expect, test } from "vitest";
import { findOrganization } from "@/lib/account/find-organization";
import { getInvitation } from "@/lib/account/get-invitation";
import { inOrganization } from "@/lib/db";
import { execute } from "@/lib/pipeline/execute";
import { createTestConnection } from "@/lib/testing/connection";
import { createPerson, createTestNode, createTree, invite } from "@/lib/testing/fixtures";
import { createNode } from "./create";
import { deleteNode } from "./delete";
import { getNode } from "./get";
import { getTreeRoots } from "./get-roots";
import { listChildren } from "./list-children";

test("deleting ends everything at and below the node, and leaves what is beside it", async () => {
  const tree = await createTree();
  const { organizationId, owner, team, project, agent } = tree;
  const beside = await createTestNode(organizationId, team.id, "project", "Ads");
  const insider = await createPerson(organizationId, project.id, "admin");
  const connectionId = await createTestConnection(organizationId, agent.id);
  const kept = await createTestConnection(organizationId, team.id);
  const token = await invite(organizationId, agent.id, "viewer", "late@acme.test");
  await inOrganization(organizationId, async (tx) => {
    for (const nodeId of [project.id, agent.id, team.id])
      await tx.installation.create({ data: { organizationId, nodeId, integration: "github" } });
    await tx.block.create({ data: { organizationId, nodeId: agent.id, integration: "stripe" } });
  });

  const { counts, removalId, parentPath } = await execute(deleteNode, owner, {
    nodeId: project.id,
  });
  expect(counts).toEqual({ teams: 0, projects: 1, agents: 1, installations: 2, connections: 1 });
  expect(parentPath).toBe(team.path);

  for (const nodeId of [project.id, agent.id])
    await expect(execute(getNode, owner, { nodeId })).rejects.toMatchObject({ kind: "not_found" });
  const { nodes } = await execute(listChildren, owner, { nodeId: team.id });
  expect(nodes.map(({ id }) => id)).toEqual([beside.id]);
  await expect(execute(getTreeRoots, insider, {})).rejects.toMatchObject({ kind: "not_found" });
  expect((await getInvitation(token)).state).toBe("withdrawn");

  await inOrganization(organizationId, async (tx) => {
    expect(await tx.installation.count({ where: { organizationId } })).toBe(1);
    expect(await tx.block.count({ where: { organizationId } })).toBe(0);
    // It could not be revoked, so it is not destroyed: nobody could revoke it later.
    const ended = await tx.connection.findMany({
      where: { organizationId, endedAt: { not: null } },
      select: { id: true, credential: true },
    });
    expect(ended).toEqual([{ id: connectionId, credential: "sealed elsewhere" }]);
    expect(
      await tx.removalStep.findMany({
        where: { organizationId, removalId },
        select: { position: true, kind: true, connectionId: true },
        orderBy: { position: "asc" },
      }),
    ).toEqual([
      { position: 1, kind: "stop_tools", connectionId: null },
      { position: 3, kind: "revoke", connectionId },
      { position: 4, kind: "destroy", connectionId },
    ]);
    expect(
      await tx.connection.findFirst({
        where: { organizationId, id: kept },
        select: { endedAt: true },
      }),
    ).toEqual({ endedAt: null });
  });
});

test("a deleted node frees its address among its siblings", async () => {
  const { owner, project, team } = await createTree();
  await execute(deleteNode, owner, { nodeId: project.id });
  const again = { parentId: team.id, kind: "project", name: "Website" };
  const created = await execute(createNode, owner, again);
  expect(created).toMatchObject({ path: project.path });
  expect(created.id).not.toBe(project.id);
});

test("only an owner deletes an organization, whose address is free then", async () => {
  const { organizationId, owner, slug } = await createTree();
  const admin = await createPerson(organizationId, organizationId, "admin");
  const input = { nodeId: organizationId };
  await expect(execute(deleteNode, admin, input)).rejects.toMatchObject({
    kind: "forbidden",
    message: "This takes an owner of acme.",
  });
  const { parentPath } = await execute(deleteNode, owner, input);
  expect(parentPath).toBeNull();
  expect(await findOrganization(slug)).toBeUndefined();
  await expect(execute(getNode, owner, input)).rejects.toMatchObject({ kind: "not_found" });
});

test("nothing is created below a node that is being deleted", async () => {
  const { owner, team } = await createTree();
  const [deleted, ...created] = await Promise.allSettled([
    execute(deleteNode, owner, { nodeId: team.id }),
    ...["a", "b", "c", "d"].map((name) =>
      execute(createNode, owner, { parentId: team.id, kind: "agent", name }),
    ),
  ]);
  expect(deleted.status).toBe("fulfilled");
  for (const result of created)
    if (result.status === "rejected") expect(result.reason).toMatchObject({ kind: "not_found" });
    else
      await expect(execute(getNode, owner, { nodeId: result.value.id })).rejects.toMatchObject({
        kind: "not_found",
      });
  const live = await inOrganization(owner.organizationId, (tx) =>
    tx.node.count({
      where: { organizationId: owner.organizationId, parentId: team.id, deletedAt: null },
    }),
  );
  expect(live).toBe(0);
});
