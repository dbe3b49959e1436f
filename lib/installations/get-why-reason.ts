import type { Integration } from "@/lib/integrations/manifest";
import type { LineageNode } from "@/lib/pipeline/lineage";
import type { EffectiveIntegration } from "./effective-integration";

type Given = {
  integration: Integration;
  lineage: readonly Pick<LineageNode, "id" | "name" | "kind">[];
  view: Pick<EffectiveIntegration, "connection" | "provider" | "reason">;
  /** The node whose pin or accounts decided that there is none. */
  decidedAt: string | null;
  /** How many accounts of the provider there are on the line. */
  accounts: number;
};

const either = new Intl.ListFormat("en", { type: "disjunction" });

/** By which rule an account is the one, in one sentence (SCREENS.md 3.13). */
export function whyReason(given: Given): string {
  const { integration, lineage, view, accounts, decidedAt } = given;
  const here = lineage.at(-1)?.name ?? "this place";
  const { connection, provider, reason } = view;
  if (integration.provider === null) return `${integration.name} needs no account.`;
  if (!connection) {
    const at = lineage.find(({ id }) => id === decidedAt)?.name ?? here;
    if (integration.identity === "own")
      return reason === "ready"
        ? `Nothing: each agent below ${here} has its own bot; channels are never inherited.`
        : `Nothing: ${here} has no bot of its own. Connect one at ${here}.`;
    if (reason === "pin_gone")
      return `Nothing: the account that ${at} pinned is not on this line any more. Pin another one at ${at}, or follow the default again.`;
    if (reason === "no_default")
      return `Nothing: ${at} has accounts, but none is its default. Choose one.`;
    const places = lineage.toReversed().map(({ name }) => name);
    return `Nothing: no account on this line. Connect one at ${either.format(places).replace(/, or /, " or ")}.`;
  }
  const { rule, accountName, owner } = connection;
  if (rule === "pinned") return `Pinned by ${connection.decidedAt?.name ?? owner.name}.`;
  if (rule === "own") return `${here}'s own bot; channels are never inherited.`;
  if (owner.id === lineage.at(-1)?.id)
    return `${here} has an account of its own, and ${accountName} is its default.`;
  const top = lineage[0]?.name ?? "the top";
  if (accounts === 1) return `The only account between ${here} and ${top}.`;
  return `${owner.name} is the nearest place above ${here} with a ${provider?.name ?? ""} account, and ${accountName} is its default.`;
}
