import { beforeEach, expect, test } from "vitest";
import { inOrganization } from "@/lib/db";
import { installIntegration } from "@/lib/installations/install";
import { removeIntegration } from "@/lib/installations/remove";
import { planner } from "@/lib/integrations/catalog";
import { execute } from "@/lib/pipeline/execute";
import { getReceipt } from "@/lib/removals/get-receipt";
import { createTestNode, createTree, type TestTree } from "@/lib/testing/fixtures";
import { deleteNode } from "@/lib/tree/delete";

let tree: TestTree;
beforeEach(async () => {
  tree = await createTree();
});

const plan = (nodeId: string) =>
  inOrganization(tree.organizationId, (tx) =>
    tx.schedule.create({
      data: {
        organizationId: tree.organizationId,
        nodeId,
        name: "Every morning",
        tool: "web_fetch_read_page",
        arguments: "sealed elsewhere",
        cron: "0 9 * * *",
        timeZone: "Europe/Berlin",
      },
      select: { id: true },
    }),
  );
const planned = (nodeId: string) =>
  inOrganization(tree.organizationId, (tx) =>
    tx.schedule.count({ where: { organizationId: tree.organizationId, nodeId } }),
  );
const install = (nodeId: string) =>
  execute(installIntegration, tree.owner, { nodeId, integration: planner.id });

test("removing the scheduler ends the schedules of agents that have none left, and the receipt says so", async () => {
  const { organizationId, team, project, agent, owner } = tree;
  const beside = await createTestNode(organizationId, project.id, "agent", "triage");
  await install(team.id);
  await install(beside.id);
  await plan(agent.id);
  await plan(agent.id);
  await plan(beside.id);
  const { removalId } = await execute(removeIntegration, owner, {
    nodeId: team.id,
    integration: planner.id,
  });
  expect([await planned(agent.id), await planned(beside.id)]).toEqual([0, 1]);
  expect(await execute(getReceipt, owner, { removalId })).toMatchObject({
    state: "done",
    steps: [
      { title: "Tools off", state: "done" },
      { title: "Schedules deleted", state: "done", detail: "2 schedules" },
    ],
  });
});

test("deleting a node ends the schedules of the agents below it", async () => {
  const { organizationId, team, project, agent, owner } = tree;
  const elsewhere = await createTestNode(organizationId, team.id, "agent", "writer");
  await install(team.id);
  await plan(agent.id);
  await plan(elsewhere.id);
  await execute(deleteNode, owner, { nodeId: project.id });
  expect([await planned(agent.id), await planned(elsewhere.id)]).toEqual([0, 1]);
});
