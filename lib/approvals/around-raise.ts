import "server-only";
import type { Tx } from "@/lib/db";
import type { Place } from "@/lib/pipeline/lineage";
import type { Asked } from "./asked";
import type { Around } from "./around";
import { Raise } from "./raise";

/** What must not change until a budget is raised: the agent's place, and the budget itself. */
export async function aroundRaise(
  tx: Tx,
  organizationId: string,
  lineage: Place["lineage"],
  { input }: Asked,
): Promise<Around> {
  const { budgetId: id } = Raise.parse(input);
  const budget = await tx.budget.findFirst({
    where: { organizationId, id },
    select: { id: true, amountMicros: true },
  });
  return {
    circumstances: {
      place: lineage.map((node) => node.id),
      blocks: [],
      installations: [],
      settings: null,
      ready: true,
      accounts: { chosen: null, named: null },
      policy: { value: "ask", at: null },
      budget: budget && { id: budget.id, amountMicros: budget.amountMicros.toString() },
    },
    policy: { value: "ask", at: null, from: "default" },
    effective: null,
    connectionId: null,
    exceeded: null,
  };
}
