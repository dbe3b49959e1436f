import { beforeAll, describe, expect, test } from "vitest";
import { inOrganization } from "@/lib/db";
import { execute } from "@/lib/pipeline/execute";
import { createPerson, createTestNode, createTree, type TestTree } from "@/lib/testing/fixtures";
import { createNode } from "./create";
import { getNode } from "./get";
import { getLineage } from "./get-lineage";
import { getTreeRoots } from "./get-roots";
import { listChildren } from "./list-children";
import { moveNode } from "./move";
import { renameNode } from "./rename";
import { resolvePath } from "./resolve-path";
import { searchNodes } from "./search";

let tree: TestTree;
beforeAll(async () => {
  tree = await createTree();
});

const resolve = (path: string) =>
  execute(resolvePath, tree.owner, { segments: path === "" ? [] : path.split("/") });

describe("creating", () => {
  test("makes the address from the name", () => {
    expect(tree.agent).toMatchObject({
      slug: "scout",
      path: `/${tree.slug}/growth/website/scout`,
    });
  });

  test("refuses an address that a sibling of any kind has, and names the parent", async () => {
    const input = { parentId: tree.team.id, kind: "agent", name: "Website" };
    await expect(execute(createNode, tree.owner, input)).rejects.toMatchObject({
      kind: "conflict",
      message: "Growth already has something called website.",
      fields: [{ pointer: "/slug" }],
    });
  });

  test.each([
    ["team", "team"],
    ["team", "project"],
    ["project", "project"],
    ["agent", "agent"],
  ] as const)("refuses a %s below a %s", async (kind, parent) => {
    const parentId = tree[parent].id;
    const input = { parentId, kind, name: "Wrong place" };
    await expect(execute(createNode, tree.owner, input)).rejects.toMatchObject({
      kind: "invalid_input",
    });
  });

  test("refuses a name from which no address can be made", async () => {
    const input = { parentId: tree.team.id, kind: "agent", name: "猫" };
    await expect(execute(createNode, tree.owner, input)).rejects.toMatchObject({
      fields: [{ pointer: "/slug", detail: "Use small letters, digits and hyphens." }],
    });
  });
});

describe("addresses", () => {
  test("are found in any case, and not below an agent", async () => {
    expect(await resolve("Growth/WEBSITE")).toEqual({
      nodeId: tree.project.id,
      path: `/${tree.slug}/growth/website`,
      redirected: false,
    });
    await expect(resolve("growth/website/scout/more")).rejects.toMatchObject({ kind: "not_found" });
  });

  test("that a node had before lead to it and to what is below, through several changes", async () => {
    const { organizationId, owner } = tree;
    const team = await createTestNode(organizationId, organizationId, "team", "One");
    const project = await createTestNode(organizationId, team.id, "project", "Inner");
    const agent = await createTestNode(organizationId, project.id, "agent", "bot");
    await execute(renameNode, owner, { nodeId: team.id, slug: "uno" });
    await execute(renameNode, owner, { nodeId: project.id, slug: "interno" });
    await execute(moveNode, owner, { nodeId: project.id, parentId: organizationId });

    const now = { nodeId: agent.id, path: `/${tree.slug}/interno/bot` };
    expect(await resolve("interno/bot")).toEqual({ ...now, redirected: false });
    for (const old of ["one/inner/bot", "uno/inner/bot", "uno/interno/bot"])
      expect(await resolve(old)).toEqual({ ...now, redirected: true });
  });

  test("lead to another node once it takes them", async () => {
    const { organizationId, owner } = tree;
    const first = await createTestNode(organizationId, organizationId, "team", "Taken");
    const below = await createTestNode(organizationId, first.id, "agent", "below");
    await execute(renameNode, owner, { nodeId: first.id, slug: "left" });
    expect(await resolve("taken/below")).toMatchObject({ nodeId: below.id, redirected: true });

    const second = await createTestNode(organizationId, organizationId, "team", "Taken");
    expect(await resolve("taken")).toMatchObject({ nodeId: second.id, redirected: false });
    await expect(resolve("taken/below")).rejects.toMatchObject({ kind: "not_found" });
  });

  test("survive going back and forth", async () => {
    const { organizationId, owner } = tree;
    const agent = await createTestNode(organizationId, tree.team.id, "agent", "wanderer");
    for (const parentId of [organizationId, tree.team.id, organizationId, tree.team.id])
      await execute(moveNode, owner, { nodeId: agent.id, parentId });
    expect(await resolve("growth/wanderer")).toMatchObject({ redirected: false });
    expect(await resolve("wanderer")).toMatchObject({ nodeId: agent.id, redirected: true });
  });

  test("renaming alone keeps the address", async () => {
    const agent = await createTestNode(tree.organizationId, tree.team.id, "agent", "kept");
    const renamed = await execute(renameNode, tree.owner, { nodeId: agent.id, name: "New name" });
    expect(renamed).toMatchObject({ name: "New name", slug: "kept", path: agent.path });
  });
});

describe("moving", () => {
  test("refuses the place where it already is, an organization, and a kind that cannot stand there", async () => {
    const { owner, agent, project, team, organizationId } = tree;
    const move = (nodeId: string, parentId: string) =>
      execute(moveNode, owner, { nodeId, parentId });
    await expect(move(agent.id, project.id)).rejects.toMatchObject({ kind: "conflict" });
    await expect(move(organizationId, team.id)).rejects.toMatchObject({ kind: "invalid_input" });
    await expect(move(team.id, project.id)).rejects.toMatchObject({ kind: "invalid_input" });
    await expect(move(project.id, project.id)).rejects.toMatchObject({ kind: "invalid_input" });
  });

  test("takes an admin at both ends", async () => {
    const { organizationId, agent, team } = tree;
    const other = await createTestNode(organizationId, organizationId, "team", "Far end");
    const admin = await createPerson(organizationId, team.id, "admin");
    const input = { nodeId: agent.id, parentId: other.id };
    await expect(execute(moveNode, admin, input)).rejects.toMatchObject({ kind: "not_found" });
  });

  test("refuses a place that has something of that address", async () => {
    const { organizationId, owner, team } = tree;
    const twin = await createTestNode(organizationId, organizationId, "project", "Website");
    await expect(
      execute(moveNode, owner, { nodeId: twin.id, parentId: team.id }),
    ).rejects.toMatchObject({ message: "Growth already has something called website." });
  });
});

describe("an organization's own address", () => {
  test("changes on the server, and the old one leads to it until somebody takes it", async () => {
    const { findOrganization } = await import("@/lib/account/find-organization");
    const { createOrganization } = await import("@/lib/account/create-organization");
    const { organizationId, owner, slug } = await createTree();
    const to = `${slug}-2`;
    const renamed = await execute(renameNode, owner, { nodeId: organizationId, slug: to });
    expect(renamed.path).toBe(`/${to}`);
    expect(await findOrganization(to)).toBe(organizationId);
    expect(await findOrganization(slug)).toBe(organizationId);

    const other = await createOrganization({ kind: "system" }, { name: "Other", slug });
    expect(await findOrganization(slug)).toBe(other.id);
    await expect(
      execute(renameNode, owner, { nodeId: organizationId, slug }),
    ).rejects.toMatchObject({ kind: "conflict", message: `${slug} is taken.` });
  });

  test("cannot be one of the server's own", async () => {
    const input = { nodeId: tree.organizationId, slug: "api" };
    await expect(execute(renameNode, tree.owner, input)).rejects.toMatchObject({
      kind: "invalid_input",
    });
    const below = { parentId: tree.organizationId, kind: "team", name: "api" };
    await expect(execute(createNode, tree.owner, below)).resolves.toMatchObject({ slug: "api" });
  });
});

describe("what a person with a role deep in the tree sees", () => {
  test("is that part, with the places above as names only", async () => {
    const { organizationId, project, agent, team } = tree;
    const viewer = await createPerson(organizationId, project.id, "viewer");
    const { organization, roots } = await execute(getTreeRoots, viewer, {});
    expect(organization).toMatchObject({ id: organizationId, name: "acme" });
    expect(roots).toEqual([
      {
        ...project,
        childCount: 1,
        role: "viewer",
        ancestors: [
          { id: organizationId, kind: "organization", name: "acme" },
          { id: team.id, kind: "team", name: "Growth" },
        ],
      },
    ]);
    const { lineage } = await execute(getLineage, viewer, { nodeId: agent.id });
    expect(lineage.map(({ name, path, role }) => [name, path, role])).toEqual([
      ["acme", null, null],
      ["Growth", null, null],
      ["Website", project.path, "viewer"],
      ["scout", agent.path, "viewer"],
    ]);
    for (const nodeId of [team.id, organizationId]) {
      await expect(execute(listChildren, viewer, { nodeId })).rejects.toMatchObject({
        kind: "not_found",
      });
      await expect(execute(getNode, viewer, { nodeId })).rejects.toMatchObject({
        kind: "not_found",
      });
      await expect(execute(searchNodes, viewer, { nodeId, q: "o" })).rejects.toMatchObject({
        kind: "not_found",
      });
    }
  });

  test("is searched, and nothing else", async () => {
    const { organizationId, project, team } = tree;
    await createTestNode(organizationId, team.id, "agent", "scout of the team");
    const viewer = await createPerson(organizationId, project.id, "viewer");
    const { hits } = await execute(searchNodes, viewer, { q: "SCOUT" });
    expect(hits.map(({ name }) => name)).toEqual(["scout"]);
    expect(hits[0]?.ancestors.map(({ name }) => name)).toEqual(["acme", "Growth", "Website"]);
  });

  test("counts a role inside of another only once", async () => {
    const { organizationId, project, agent } = tree;
    const person = await createPerson(organizationId, project.id, "viewer");
    await inOrganization(organizationId, (tx) =>
      tx.membership.create({
        data: { organizationId, nodeId: agent.id, userId: person.actor.userId, role: "admin" },
      }),
    );
    const { roots } = await execute(getTreeRoots, person, {});
    expect(roots.map(({ id }) => id)).toEqual([project.id]);
    const { nodes } = await execute(listChildren, person, { nodeId: project.id });
    expect(nodes).toMatchObject([{ id: agent.id, role: "admin" }]);
  });
});

test("children come by name whatever its case, page by page, with their number", async () => {
  const { organizationId, owner } = await createTree();
  const team = await createTestNode(organizationId, organizationId, "team", "Many");
  for (const name of ["b", "A", "c", "D", "e"])
    await createTestNode(organizationId, team.id, "agent", name);
  const names: string[] = [];
  let cursor: string | null = null;
  do {
    const page: { nodes: { name: string }[]; total: number; nextCursor: string | null } =
      await execute(listChildren, owner, {
        nodeId: team.id,
        limit: 2,
        ...(cursor !== null && { cursor }),
      });
    expect(page.total).toBe(5);
    names.push(...page.nodes.map(({ name }) => name));
    cursor = page.nextCursor;
  } while (cursor !== null);
  expect(names).toEqual(["A", "b", "c", "D", "e"]);
});

test("search finds by address as well, names first", async () => {
  const { organizationId, owner, project } = await createTree();
  const named = await createTestNode(organizationId, organizationId, "team", "Web");
  const { hits, more } = await execute(searchNodes, owner, { q: "web", limit: 2 });
  expect(hits.map(({ id }) => id)).toEqual([named.id, project.id]);
  expect(more).toBe(true);
  const { hits: byPath } = await execute(searchNodes, owner, { q: "growth/website/sc" });
  expect(byPath.map(({ name }) => name)).toEqual(["scout"]);
  expect((await execute(searchNodes, owner, { q: "100%" })).hits).toEqual([]);
});

test("the database itself refuses wrong kinds, cycles, twins and deletion", async () => {
  const { organizationId, team, project, agent } = tree;
  const sql = (
    change: (tx: Parameters<Parameters<typeof inOrganization>[1]>[0]) => Promise<number>,
  ) => inOrganization(organizationId, change);
  await expect(
    sql(
      (tx) =>
        tx.$executeRaw`update node set parent_id = ${project.id}::uuid, parent_kind = 'project' where organization_id = ${organizationId}::uuid and id = ${project.id}::uuid`,
    ),
  ).rejects.toThrow(/node_place/);
  await expect(
    sql(
      (tx) =>
        tx.$executeRaw`update node set parent_id = ${agent.id}::uuid, parent_kind = 'agent' where organization_id = ${organizationId}::uuid and id = ${team.id}::uuid`,
    ),
  ).rejects.toThrow(/node_place/);
  // A parent's kind cannot be lied about.
  await expect(
    sql(
      (tx) =>
        tx.$executeRaw`update node set parent_id = ${agent.id}::uuid, parent_kind = 'team' where organization_id = ${organizationId}::uuid and id = ${project.id}::uuid`,
    ),
  ).rejects.toThrow(/node_organization_id_parent_id_parent_kind_fkey/);
  await expect(
    sql(
      (tx) =>
        tx.$executeRaw`update node set kind = 'team' where organization_id = ${organizationId}::uuid and id = ${project.id}::uuid`,
    ),
  ).rejects.toThrow();
  await expect(
    sql(
      (tx) =>
        tx.$executeRaw`delete from node where organization_id = ${organizationId}::uuid and id = ${agent.id}::uuid`,
    ),
  ).rejects.toThrow(/not allowed/);
});
