import "server-only";
import { integrations } from "@/lib/integrations/catalog";
import { raiseLink, topUpLink } from "./credit-links";
import { type Refusal, SpendingRefused } from "./refusal";
import { apart, usedUpWords } from "./used-up-words";

type Told = {
  /** Of the place that spends, root first. */
  lineage: readonly { id: string; name: string; slug: string }[];
  /** What was refused: "Search the web". */
  what: string;
  now?: Date;
};

/** Why something may not be spent, in words: what it takes, what is left, who can lift it, and one link. */
export function describeRefusal(
  { by, needed, left, budget }: Refusal,
  { lineage, what, now = new Date() }: Told,
): string {
  const amounts = apart(needed, left);
  const needs = `${what} needs ${amounts.needed}`;
  if (by === "pool" || !budget) {
    const name = lineage[0]?.name ?? "the organization";
    return `There is not enough credit: ${needs}, and ${amounts.left} is left. An owner of ${name} can top up: ${topUpLink(lineage)}`;
  }
  const place = lineage.find(({ id }) => id === budget.nodeId)?.name ?? "A place above";
  const integration = integrations.find(({ id }) => id === budget.integration)?.name;
  const used = usedUpWords(
    {
      ...budget,
      ...{ place, neededMicros: needed, leftMicros: left, integration: integration ?? null },
      meter: budget.meter === "" ? null : budget.meter,
    },
    now,
  );
  return `${used} ${needs}. An admin of ${place} can raise the budget: ${raiseLink(lineage, budget.nodeId)}`;
}

/** The same failure, for whoever knows the place. */
export const withWords = (refused: SpendingRefused, told: Told): SpendingRefused =>
  new SpendingRefused(refused.refusal, describeRefusal(refused.refusal, told), refused);
