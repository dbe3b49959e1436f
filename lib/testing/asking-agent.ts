import { principalOf } from "@/lib/auth/principal";
import { inOrganization } from "@/lib/db";
import { runApproved } from "@/lib/jobs/tasks/run-approved";
import type { Caller } from "@/lib/pipeline/actor";
import { execute } from "@/lib/pipeline/execute";
import type { PolicyEntry } from "@/lib/policies/policy-entry";
import { setPolicies } from "@/lib/policies/set";
import { installAndConnect } from "./removed-accounts";
import { createTestKey } from "./keys";
import { createTree, type TestTree } from "./fixtures";
import type { OwnSandbox } from "./own-sandbox";

/** Who a key proves to be at this moment, with what was read together with it. */
export async function callerOf(token: string): Promise<Caller> {
  const headers = { authorization: `Bearer ${token}` };
  const principal = await principalOf(new Request("https://alfe.test", { headers }), "127.0.0.1");
  if (principal?.kind !== "key") throw new Error("This is no agent's key");
  return principal.caller;
}

/** Every change asks; what is set is all that is set at the node. */
export const askBeforeWriting: PolicyEntry[] = [
  { scope: "all", target: "", effect: "write", value: "ask" },
];

export const setTestPolicies = (tree: TestTree, nodeId: string, policies: PolicyEntry[]) =>
  execute(setPolicies, tree.owner, { nodeId, policies });

export type AskingTree = TestTree & {
  /** The agent's key. */
  key: string;
  /** The account of GitHub at the team. */
  connectionId: string;
};

/** An organization in which scout has GitHub from its team, and has to ask before it changes anything. */
export async function createAskingTree(): Promise<AskingTree> {
  const tree = await createTree();
  const place = { nodeId: tree.team.id, integration: "github" };
  const connectionId = await installAndConnect(tree, place, "octocat");
  await setTestPolicies(tree, tree.organizationId, askBeforeWriting);
  return { ...tree, connectionId, key: await createTestKey(tree.organizationId, tree.agent.id) };
}

/** What a worker does with an approved request, in this process and now. */
export const carryOut = (
  { organizationId }: TestTree,
  approvalId: string,
  attempt = 1,
): Promise<void> => runApproved({ organizationId, approvalId }, { attempt });

export const storedApproval = ({ organizationId }: TestTree, id: string) =>
  inOrganization(organizationId, (tx) =>
    tx.approval.findFirstOrThrow({ where: { organizationId, id } }),
  );

/** How often an issue was really opened at the provider. */
export const issuesOpened = async (sandbox: OwnSandbox, repository: string): Promise<number> => {
  const path = `/repos/${repository}/issues`;
  const all = await sandbox.requests("api.github.com", path);
  return all.filter(({ method }) => method === "POST").length;
};
