import { holdCredits, priceOf, settleCredits } from "@/lib/credits/hold";
import { setBudget } from "@/lib/credits/set-budget";
import { inOrganization } from "@/lib/db";
import { installIntegration } from "@/lib/installations/install";
import { execute } from "@/lib/pipeline/execute";
import { createPoorTree, type TestTree } from "./fixtures";
import { createTestKey } from "./keys";

/** A tool that costs $0.005 once the free searches of the month are used. */
export const paidTool = "web_search_find_pages";

export type PaidTree = TestTree & {
  /** The agent's key. */
  key: string;
};

/** An organization without credit in which scout has web search from its team, and used what is free of it. */
export async function createPaidTree({ freeUsed = 100n } = {}): Promise<PaidTree> {
  const tree = await createPoorTree();
  const { organizationId, owner, team, agent } = tree;
  await execute(installIntegration, owner, { nodeId: team.id, integration: "web-search" });
  const price = priceOf("web_search");
  const used = { organizationId, key: "test:free", nodeId: agent.id, meter: "web_search", price };
  await inOrganization(organizationId, (tx) => holdCredits(tx, { ...used, quantity: freeUsed }));
  await inOrganization(organizationId, (tx) => settleCredits(tx, organizationId, used.key));
  return { ...tree, key: await createTestKey(organizationId, agent.id) };
}

type More = { atLimit?: "refuse" | "park"; integration?: string };

/** Sets what may be spent at a node in a month. */
export const setTestBudget = (
  { owner }: TestTree,
  nodeId: string,
  amountMicros: string,
  more: More = {},
) => execute(setBudget, owner, { nodeId, period: "month", amountMicros, ...more });
