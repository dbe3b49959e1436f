import { formatMicros } from "@/lib/credits/money";
import { usedUpWords } from "@/lib/credits/used-up-words";
import type { BudgetFact, CreditFacts } from "@/lib/installations/facts";
import { isAbout, leastCost, orderedBudgets, roomOf } from "@/lib/installations/paused";
import type { Integration, Tool } from "@/lib/integrations/manifest";

/** Budgets that have no room for a call, and let a person decide about it. */
export type Exceeded = {
  budgets: string[];
  /** What each of them is, micro-dollars: with less, a person decides anew. */
  amounts: Record<string, string>;
  /** The one nearest to the root: its admins decide about all of them. */
  nodeId: string;
  /** What is used up, and what it would cost. */
  text: string;
};

type Given = {
  credits: CreditFacts;
  /** Root first. */
  lineage: readonly { id: string; name: string }[];
  integration: Pick<Integration, "id" | "name">;
  tool: Pick<Tool, "charge" | "uses">;
  /** What it would cost; the least that it may where that is not known. */
  neededMicros?: bigint | undefined;
  now: Date;
};

/** Null where a call fits in, and where no person's word would make it: in the pool, and in all other budgets, there must be room. */
export function exceededBudgets(given: Given): Exceeded | null {
  const { credits, lineage, integration, tool, now } = given;
  const meters = tool.charge ? [tool.charge.meter] : (tool.uses ?? []);
  const costs = meters.map((meter) => leastCost(meter, credits, now));
  const needed = given.neededMicros ?? costs.reduce((a, b) => (a < b ? a : b), costs[0] ?? 0n);
  if (needed === 0n || BigInt(credits.availableMicros) < needed) return null;
  const short = orderedBudgets(credits, lineage).filter(
    (budget) =>
      meters.some((meter) => isAbout(budget, { integration: integration.id, meter })) &&
      roomOf(budget) < needed,
  );
  const highest = short.at(-1);
  if (!highest || short.some(({ atLimit }) => atLimit === "refuse")) return null;
  return {
    budgets: short.map(({ id }) => id),
    amounts: Object.fromEntries(short.map(({ id, amountMicros }) => [id, amountMicros])),
    nodeId: highest.nodeId,
    text: textOf(highest, { ...given, needed }),
  };
}

function textOf(
  budget: BudgetFact,
  { lineage, integration, needed, now }: Given & { needed: bigint },
): string {
  const used = usedUpWords(
    {
      ...budget,
      place: lineage.find(({ id }) => id === budget.nodeId)?.name ?? "A place above",
      neededMicros: needed.toString(),
      leftMicros: roomOf(budget).toString(),
      integration: budget.integration === "" ? null : integration.name,
      meter: budget.meter === "" ? null : budget.meter,
    },
    now,
  );
  return `Over budget: ${used} This takes ${formatMicros(needed)}.`;
}
