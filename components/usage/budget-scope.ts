import type { EffectiveIntegration } from "@/lib/installations/effective-integration";

/** What a budget counts; null is everything. */
export type BudgetScope = { integration: string | null; meter: string | null };

/** A choice of what to count, under the integration's name. */
export type ScopeChoice = BudgetScope & { label: string };
export type ScopeGroup = { name: string; choices: ScopeChoice[] };

/** What a budget may count besides everything: each paid integration, and each thing it is paid for. */
export const scopeGroups = (
  rows: readonly Pick<EffectiveIntegration, "id" | "name" | "price" | "prices">[],
): ScopeGroup[] =>
  rows
    .filter(({ price }) => price === "usage")
    .map(({ id, name, prices }) => ({
      name,
      choices: [
        { integration: id, meter: null, label: name },
        ...(prices.length > 1
          ? prices.map(({ meter, unit }) => ({
              integration: id,
              meter,
              label: `${name}: each ${unit}`,
            }))
          : []),
      ],
    }));

/** One text for one scope, as the value of an option. */
export const scopeKey = ({ integration, meter }: BudgetScope): string =>
  `${integration ?? ""}|${meter ?? ""}`;

export function readScope(key: string): BudgetScope {
  const [integration = "", meter = ""] = key.split("|");
  return { integration: integration || null, meter: meter || null };
}
