import { beforeAll, expect, test } from "vitest";
import { listActivity } from "@/lib/activity/list";
import { inOrganization } from "@/lib/db";
import { execute } from "@/lib/pipeline/execute";
import { createTree, type TestTree } from "@/lib/testing/fixtures";
import { deleteNode } from "./delete";
import { getNode } from "./get";
import { listChildren } from "./list-children";
import { resolvePath } from "./resolve-path";
import { searchNodes } from "./search";

// 100 teams, 1,000 projects and 10,000 agents that came at once, so that the database has no
// statistics of them yet. Plans that are wrong then take half a minute; a statement may take 10 s.
let tree: TestTree;
beforeAll(async () => {
  tree = await createTree();
  const { organizationId: org } = tree;
  await inOrganization(org, async (tx) => {
    await tx.$executeRaw`
      insert into node (organization_id, id, kind, parent_id, parent_kind, name, slug)
      select ${org}::uuid, gen_random_uuid(), 'team', ${org}::uuid, 'organization', 'Team ' || i, 'team-' || i
      from generate_series(1, 100) i`;
    await tx.$executeRaw`
      insert into node (organization_id, id, kind, parent_id, parent_kind, name, slug)
      select ${org}::uuid, gen_random_uuid(), 'project', t.id, 'team', 'Project ' || i, 'project-' || i
      from node t, generate_series(1, 10) i
      where t.organization_id = ${org}::uuid and t.slug like 'team-%'`;
    await tx.$executeRaw`
      insert into node (organization_id, id, kind, parent_id, parent_kind, name, slug)
      select ${org}::uuid, gen_random_uuid(), 'agent', p.id, 'project', 'Agent ' || i, 'agent-' || i
      from node p, generate_series(1, 10) i
      where p.organization_id = ${org}::uuid and p.slug like 'project-%'`;
  });
});

test("a page of the tree holds only the rows that it shows", async () => {
  const page = await execute(listChildren, tree.owner, {
    nodeId: tree.organizationId,
    limit: 50,
  });
  expect(page.nodes).toHaveLength(50);
  expect(page.total).toBe(101);
  expect(JSON.stringify(page).length).toBeLessThan(20_000);
});

test("a large organization is counted, searched and found", async () => {
  const { owner, organizationId, slug } = tree;
  const root = await execute(getNode, owner, { nodeId: organizationId });
  expect(root).toMatchObject({ childCount: 101, agentCount: 10_001 });

  const { hits, more } = await execute(searchNodes, owner, { q: "agent 7", limit: 10 });
  expect(hits).toHaveLength(10);
  expect(more).toBe(true);
  const path = `/${slug}/team-77/project-3/agent-7`;
  const byPath = await execute(searchNodes, owner, { q: path });
  expect(byPath.hits).toMatchObject([{ path }]);

  const found = await execute(resolvePath, owner, { segments: path.split("/").slice(2) });
  expect(found.nodeId).toBe(byPath.hits[0]?.id);
  const { events } = await execute(listActivity, owner, { nodeId: organizationId });
  expect(events.length).toBeGreaterThan(0);
});

test("a large organization is deleted in one go", async () => {
  const { counts } = await execute(deleteNode, tree.owner, { nodeId: tree.organizationId });
  expect(counts).toMatchObject({ teams: 101, projects: 1_001, agents: 10_001 });
});
