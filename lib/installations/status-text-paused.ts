import { usedUpSentence } from "@/lib/credits/used-up-words";
import type { Effective } from "./effective";
import type { Viewed, Wording } from "./status-text-wording";

type Paused = {
  effective: Pick<Effective, "budget" | "integration">;
  lineage: readonly { id: string; name: string }[];
  now: Date;
};

/** Why nothing is spent on it here, and until when. Every surface says it with these words. */
export function pausedSentence({ effective, lineage, now }: Paused): string {
  const { budget, integration } = effective;
  if (!budget) return "The credit pool is empty. Calls are refused until it is topped up.";
  const named = {
    ...budget,
    place: lineage.find(({ id }) => id === budget.nodeId)?.name ?? "A place above",
    integration: budget.integration === "" ? null : integration.name,
    meter: budget.meter === "" ? null : budget.meter,
  };
  return usedUpSentence(named, now);
}

/** What is paused, and who lifts that. */
export function pausedWording(viewed: Viewed): Wording {
  return {
    mark: "stop",
    word: "Paused",
    sentence: pausedSentence(viewed),
    action: viewed.effective.budget
      ? { action: "raise_budget", label: "Raise budget", permission: "budgets:write" }
      : { action: "top_up", label: "Top up", permission: "money:write", at: "organization" },
  };
}
