import { expect, test } from "vitest";
import { inOrganization } from "@/lib/db";
import { execute } from "@/lib/pipeline/execute";
import { createPerson, createTree } from "@/lib/testing/fixtures";
import { createNode } from "@/lib/tree/create";
import { deleteNode } from "@/lib/tree/delete";
import { moveNode } from "@/lib/tree/move";
import { renameNode } from "@/lib/tree/rename";
import { listActivity } from "./list";

test("tells each change with the names as they were, newest first", async () => {
  const { organizationId, owner, agent, team } = await createTree();
  await execute(renameNode, owner, { nodeId: agent.id, name: "ranger" });
  await execute(moveNode, owner, { nodeId: agent.id, parentId: team.id });
  await execute(deleteNode, owner, { nodeId: agent.id });
  const { events } = await execute(listActivity, owner, {
    nodeId: organizationId,
    who: owner.actor.userId,
  });
  expect(events).toMatchObject([
    {
      operation: "delete_node",
      actor: { kind: "person", email: owner.email },
      node: { id: agent.id, path: null },
      details: { kind: "agent", name: "ranger", parent: "Growth" },
    },
    { operation: "move_node", details: { name: "ranger", from: "Website", to: "Growth" } },
    { operation: "rename_node", details: { name: "ranger", from: "scout", to: "ranger" } },
    { operation: "accept_invitation" },
  ]);
});

test("a viewer reads what happened at the node, an admin also what happened below", async () => {
  const { organizationId, team, project, owner } = await createTree();
  const viewer = await createPerson(organizationId, team.id, "viewer");
  const admin = await createPerson(organizationId, team.id, "admin");
  await execute(createNode, owner, { parentId: project.id, kind: "agent", name: "below" });
  const nodesSeen = async (person: typeof viewer) => {
    const { events } = await execute(listActivity, person, { nodeId: team.id });
    return new Set(events.map(({ node }) => node.id));
  };
  expect(await nodesSeen(viewer)).toEqual(new Set([team.id]));
  expect(await nodesSeen(admin)).toEqual(new Set([team.id, project.id]));
});

test("refusals are told with what they would take", async () => {
  const { organizationId, team, owner } = await createTree();
  const viewer = await createPerson(organizationId, team.id, "viewer");
  await expect(
    execute(renameNode, viewer, { nodeId: team.id, name: "Mine" }),
  ).rejects.toMatchObject({ kind: "forbidden", message: "This takes an admin of Growth." });
  const { events } = await execute(listActivity, owner, {
    nodeId: team.id,
    operation: "rename_node",
  });
  expect(events).toMatchObject([
    {
      outcome: "refused",
      actor: { email: viewer.email },
      details: { needs: "an admin of Growth" },
    },
  ]);
});

test("comes page by page without gaps or repeats, and between times", async () => {
  const { organizationId, owner, team } = await createTree();
  for (const name of ["a", "b", "c", "d", "e"])
    await execute(renameNode, owner, { nodeId: team.id, name });
  const seen: unknown[] = [];
  const times: string[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof read>> = await read(cursor);
    seen.push(...page.events.map(({ details }) => details.to));
    times.push(...page.events.map(({ at }) => at));
    cursor = page.nextCursor;
  } while (cursor !== null);
  expect(seen).toEqual(["e", "d", "c", "b", "a"]);

  const { events } = await execute(listActivity, owner, {
    nodeId: organizationId,
    operation: "rename_node",
    from: times[3],
    to: times[1],
  });
  expect(events.map(({ at }) => at)).toEqual(times.slice(2, 4));

  function read(after: string | null) {
    return execute(listActivity, owner, {
      nodeId: organizationId,
      operation: "rename_node",
      limit: 2,
      ...(after !== null && { cursor: after }),
    });
  }
});

test("events can be neither changed nor deleted", async () => {
  const { organizationId } = await createTree();
  await expect(
    inOrganization(organizationId, (tx) =>
      tx.auditEvent.updateMany({ where: { organizationId }, data: { outcome: "done" } }),
    ),
  ).rejects.toThrow();
  await expect(
    inOrganization(organizationId, (tx) => tx.auditEvent.deleteMany({ where: { organizationId } })),
  ).rejects.toThrow();
});
