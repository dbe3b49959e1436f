import "server-only";
import { raiseLink, topUpLink } from "@/lib/credits/credit-links";
import { formatMicros } from "@/lib/credits/money";
import { SpendingRefused } from "@/lib/credits/refusal";
import type { LineageNode } from "@/lib/pipeline/lineage";

/** "Growth has $0.40 left; this needs $1.15.": why a number's first month cannot be paid, and who can help. */
export function notAffordable(
  error: SpendingRefused,
  lineage: readonly LineageNode[],
): SpendingRefused {
  const { needed, left, budget } = error.refusal;
  const id = budget ? budget.nodeId : lineage[0]?.id;
  const name = lineage.find((each) => each.id === id)?.name ?? "A place above";
  const more = budget
    ? `An admin of ${name} can raise the budget: ${raiseLink(lineage, budget.nodeId)}`
    : `An owner of ${name} can top up: ${topUpLink(lineage)}`;
  const words = `${name} has ${formatMicros(left)} left; this needs ${formatMicros(needed)}. ${more}`;
  return new SpendingRefused(error.refusal, words, error);
}
