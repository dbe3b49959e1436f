import { z } from "zod";
import type { Budget } from "./budget";
import type { Forecast } from "./forecast";
import { formatMicros } from "./money";

type BudgetRoom = Pick<Budget, "node" | "leftMicros" | "amountMicros" | "period"> & {
  reachedOn: string | null;
};

type Told = {
  usageBased: readonly { name: string }[];
  /** Null where the caller may not know it. */
  spendableMicros: string | null;
  budgets: readonly BudgetRoom[];
  lasting: Forecast | null;
};

const Micros = z.string().transform((text) => BigInt(text));

/** What using integrations costs somewhere, and what is left for it, in a few sentences. */
export function creditsText({ usageBased, spendableMicros, budgets, lasting }: Told): string {
  if (usageBased.length === 0)
    return "Every integration that is in effect here is free: calling its tools costs nothing.";
  const names = new Intl.ListFormat("en").format(usageBased.map(({ name }) => name));
  const draws = usageBased.length === 1 ? "draws" : "draw";
  const sentences = [
    `${names} ${draws} on the organization's credits; everything else here is free.`,
    spendableMicros === null
      ? ""
      : `${formatMicros(Micros.parse(spendableMicros))} may be spent here now.`,
    tightest(budgets),
    lasting?.state === "lasts" ? lasting.text : "",
  ];
  return sentences.filter((sentence) => sentence !== "").join(" ");
}

/** The budget that is used up first: "Growth has $12.00 of its $50.00 for this month left." */
function tightest(budgets: readonly BudgetRoom[]): string {
  const [least] = budgets.toSorted((a, b) =>
    BigInt(a.leftMicros) < BigInt(b.leftMicros) ? -1 : 1,
  );
  if (!least) return "";
  const { node, leftMicros, amountMicros, period, reachedOn } = least;
  const left = `${node.name} has ${formatMicros(leftMicros)} of its ${formatMicros(amountMicros)} for this ${period} left`;
  return reachedOn === null ? `${left}.` : `${left}; at this rate it is used up on ${reachedOn}.`;
}
