import { beforeAll, expect, test } from "vitest";
import { api } from "@/lib/testing/api";
import { createTree, type TestTree } from "@/lib/testing/fixtures";
import { createTestKey, createTestToken } from "@/lib/testing/keys";

let tree: TestTree;
let owner: ReturnType<typeof api>;
let agent: ReturnType<typeof api>;

beforeAll(async () => {
  tree = await createTree();
  owner = api({ token: await createTestToken(tree.owner) });
  agent = api({ token: await createTestKey(tree.organizationId, tree.agent.id) });
});

test("a node is named by its id, its path or, by its own key, as self", async () => {
  const path = encodeURIComponent(`${tree.slug}/growth/website/scout`);
  for (const [who, name] of [
    [owner, tree.agent.id],
    [owner, path],
    [agent, tree.agent.id],
    [agent, path],
    [agent, "self"],
  ] as const)
    expect((await who.get(`/nodes/${name}`)).body).toMatchObject({ id: tree.agent.id });
  expect(await owner.get("/nodes/self")).toMatchObject({ status: 422 });
});
