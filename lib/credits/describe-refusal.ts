import "server-only";
import { publicOrigin } from "@/lib/env";
import { integrations } from "@/lib/integrations/catalog";
import { pathOf } from "@/lib/pipeline/lineage";
import { formatMicros } from "./money";
import { type Refusal, SpendingRefused } from "./refusal";
import { usedUpWords } from "./used-up-words";

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
  const amounts = `${what} needs ${formatMicros(needed)}, and ${formatMicros(left)} is left.`;
  if (by === "pool" || !budget) {
    const [organization] = lineage;
    const { name = "the organization" } = organization ?? {};
    const href = organization ? linkTo(`${pathOf([organization])}/-/usage`) : "";
    return `There is not enough credit: ${amounts} An owner of ${name} can top up${href}.`;
  }
  const index = lineage.findIndex(({ id }) => id === budget.nodeId);
  const place = lineage[index]?.name ?? "A place above";
  const href = index < 0 ? "" : linkTo(`${pathOf(lineage.slice(0, index + 1))}?tab=settings`);
  const integration = integrations.find(({ id }) => id === budget.integration)?.name;
  const used = usedUpWords(
    {
      ...budget,
      ...{ place, neededMicros: needed, integration: integration ?? null },
      meter: budget.meter === "" ? null : budget.meter,
    },
    now,
  );
  return `${used} ${amounts} An admin of ${place} can raise the budget${href}.`;
}

const linkTo = (path: string): string => `: ${new URL(path, publicOrigin()).href}`;

/** The same failure, for whoever knows the place. Anything else is left as it is. */
export const withWords = (error: unknown, told: Told): unknown =>
  error instanceof SpendingRefused
    ? new SpendingRefused(error.refusal, describeRefusal(error.refusal, told), error)
    : error;
