import type { Tx } from "@/lib/db";
import { invalidField } from "@/lib/errors";
import { planner } from "@/lib/integrations/catalog";
import type { NewSchedule } from "@/lib/integrations/manifest";
import type { LineageNode } from "@/lib/pipeline/lineage";
import { chooseAccount } from "@/lib/tools/choose-account";
import { findTool } from "@/lib/tools/find-tool";
import { readArguments } from "@/lib/tools/read-arguments";
import { toolAt } from "@/lib/tools/tool-at";

/** Checks that an agent could make a call now; throws what is wrong with it by field. */
export async function requireCallable(
  tx: Tx,
  organizationId: string,
  lineage: readonly LineageNode[],
  planned: Pick<NewSchedule, "tool" | "arguments" | "account">,
): Promise<void> {
  const found = findTool(planned.tool);
  if (!found) throw invalidField("tool", `There is no tool "${planned.tool}".`);
  if (found.integration === planner)
    throw invalidField("tool", `A schedule cannot call the tools of ${planner.name}.`);
  const now = await toolAt(tx, organizationId, lineage, found);
  if (now.missing !== null) throw invalidField("tool", now.missing);
  readArguments(found.tool, planned.arguments);
  chooseAccount(now.effective, found.tool, planned.account, now.worlds);
}
