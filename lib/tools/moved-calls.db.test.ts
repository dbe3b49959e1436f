import { beforeEach, expect, test, vi } from "vitest";
import { installIntegration } from "@/lib/installations/install";
import { execute } from "@/lib/pipeline/execute";
import { callerOf, setTestPolicies } from "@/lib/testing/asking-agent";
import { createPerson, createTestNode, createTree, type TestTree } from "@/lib/testing/fixtures";
import { createTestKey } from "@/lib/testing/keys";
import { moveNode } from "@/lib/tree/move";
import { callTool } from "./dispatch";
import { getToolCall } from "./get-call";
import { listToolCalls } from "./list-calls";

vi.spyOn(process.stderr, "write").mockReturnValue(true);

let tree: TestTree;
let key: string;

beforeEach(async () => {
  tree = await createTree();
  key = await createTestKey(tree.organizationId, tree.agent.id);
});

test("a call that a policy at a former place decided names that place to nobody without a role there", async () => {
  const { organizationId, team, agent } = tree;
  const place = { nodeId: agent.id, integration: "scheduler" };
  await execute(installIntegration, tree.owner, place);
  const tool = "scheduler_list_schedules";
  await setTestPolicies(tree, team.id, [
    { scope: "tool", target: tool, effect: "", value: "allow" },
  ]);
  const { callId } = await execute(callTool, await callerOf(key), {
    nodeId: agent.id,
    tool,
    arguments: {},
  });
  const seenFrom = (nodeId: string) => execute(listToolCalls, tree.owner, { nodeId });
  expect(await seenFrom(team.id)).toMatchObject({ calls: [{ policy: { at: { id: team.id } } }] });

  const other = await createTestNode(organizationId, organizationId, "team", "Finance");
  await execute(moveNode, tree.owner, { nodeId: agent.id, parentId: other.id });
  const member = await createPerson(organizationId, other.id, "member");
  for (const caller of [member, await callerOf(key)]) {
    const call = await execute(getToolCall, caller, { callId });
    expect(call.policy).toEqual({ value: "allow", at: null });
    const { calls } = await execute(listToolCalls, caller, { nodeId: agent.id });
    expect(JSON.stringify(calls)).not.toContain("Growth");
  }
  // From above both places it is named.
  expect(await seenFrom(organizationId)).toMatchObject({
    calls: [{ policy: { at: { id: team.id, name: "Growth" } } }],
  });
});
