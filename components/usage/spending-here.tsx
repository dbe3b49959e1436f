"use client";

import { useQuery } from "@tanstack/react-query";
import { inWords } from "@/components/plural";
import { budgetsQuery } from "./budget-queries";
import { amountWords, isAround, scopeWords } from "./budget-words";

type SpendingHereProps = {
  organization: { id: string; name: string };
  node: { id: string };
  integration: string;
};

/** Against whose budgets it counts what an integration costs at a place. */
export function SpendingHere({ organization, node, integration }: SpendingHereProps) {
  const { data } = useQuery(budgetsQuery(organization.id, node.id));
  if (!data) return null;
  const budgets = data.budgets.filter(
    (each) =>
      each.where !== "below" &&
      // One that counts a single meter counts some of it, which is worth knowing here too.
      isAround({ ...each, meter: null }, { integration, meter: null }),
  );
  return (
    <p className="text-sm">
      {budgets.length === 0
        ? `Spending here is paid from ${organization.name}’s credits. No budget limits it.`
        : `Spending here counts against ${inWords(budgets.map((each) => `${each.node.name}’s ${amountWords(each)}${each.meter === null ? "" : ` for ${scopeWords(each)}`}`))}.`}
    </p>
  );
}
