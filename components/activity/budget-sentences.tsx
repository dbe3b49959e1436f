import { type Said, type SentenceKind, Strong } from "./sentence-parts";

/** What is said of budgets. */
export const budgetKinds: Readonly<Record<string, SentenceKind>> = {
  set_budget: { label: "Budget set", refused: "to set a budget", say: saySet },
  delete_budget: {
    label: "Budget removed",
    refused: "to remove a budget",
    say: (said) => (
      <>
        removed the budget of {said.node}: <Strong>{amountOf(said, "amount")}</Strong>
        {countedBy(said)}.
      </>
    ),
  },
};

function saySet(said: Said) {
  const { node, text } = said;
  const atLimit =
    text("atLimit") === "park"
      ? " At 100 % calls wait for an approval."
      : " At 100 % calls are refused.";
  const isOther = text("before") !== "" && text("before") !== text("amount");
  return (
    <>
      {text("before") === "" ? "set a budget for" : "changed the budget of"} {node}
      {isOther ? ` from ${text("before")} to ` : ": "}
      <Strong>{amountOf(said, "amount")}</Strong>
      {countedBy(said)}.{atLimit}
    </>
  );
}

/** "$50.00 a month" */
const amountOf = ({ text }: Said, key: string): string =>
  `${text(key)} ${text("period") === "day" ? "a day" : "a month"}`;

/** " for Phone", and nothing where it counts everything. */
function countedBy({ text }: Said): string {
  const counted = [text("for"), text("meter").replaceAll("_", " ")].filter((each) => each !== "");
  return counted.length === 0 ? "" : ` for ${counted.join(", ")}`;
}
