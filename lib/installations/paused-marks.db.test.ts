import { expect, test } from "vitest";
import { execute } from "@/lib/pipeline/execute";
import { createTestNode, giveCredit } from "@/lib/testing/fixtures";
import { createPaidTree, setTestBudget } from "@/lib/testing/paid-agent";
import { installIntegration } from "./install";
import { listMarks } from "./list-marks";

test("an empty pool is one thing to fix at the organization, however much it stops; a budget is one at its node", async () => {
  const tree = await createPaidTree();
  const { organizationId, owner, team, agent } = tree;
  const other = await createTestNode(organizationId, organizationId, "team", "Finance");
  await execute(installIntegration, owner, { nodeId: other.id, integration: "web-search" });
  const marks = async () => {
    const ids = [organizationId, team.id, other.id, agent.id];
    const { marks } = await execute(listMarks, owner, { nodeId: organizationId, ids });
    return marks.map(({ mark, above, because, toFix }) => [mark, above, because, toFix]);
  };
  const paused = "Web search is paused at acme";
  expect(await marks()).toEqual([
    ["nothing", false, null, 1],
    ["stop", true, paused, 0],
    ["stop", true, paused, 0],
    ["stop", true, paused, 0],
  ]);

  await giveCredit(organizationId);
  await setTestBudget(tree, team.id, "0");
  const here = "Web search is paused here";
  expect(await marks()).toEqual([
    ["nothing", false, null, 1],
    ["stop", false, here, 1],
    ["active", false, null, 0],
    ["stop", true, "Web search is paused at Growth", 0],
  ]);

  await setTestBudget(tree, team.id, "1000000");
  expect((await marks()).map(([mark, , , toFix]) => [mark, toFix])).toEqual([
    ["nothing", 0],
    ["active", 0],
    ["active", 0],
    ["active", 0],
  ]);
});
