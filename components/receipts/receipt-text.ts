import type { Receipt } from "@/lib/removals/receipt";
import { stepLooks } from "./step-look";

/** A receipt as plain text, to be kept or sent. Times in UTC. */
export function receiptText(receipt: Receipt): string {
  const by = receipt.requestedBy === null ? "" : ` by ${receipt.requestedBy.name}`;
  return [
    `Removal: ${receipt.title}`,
    `Started ${receipt.startedAt}${by}`,
    ...(receipt.finishedAt === null ? [] : [`Finished ${receipt.finishedAt}`]),
    receipt.text,
    ...(receipt.sandbox ? ["Made with the sandbox; no real account was touched."] : []),
    "",
    ...receipt.steps.map((step, index) =>
      [
        `${String(index + 1)}. ${step.title}`,
        ...(step.account === null ? [] : [`(${step.account})`]),
        `- ${stepLooks[step.state].word}${step.detail === "" ? "" : `: ${step.detail}`}`,
        ...(step.doneAt === null ? [] : [`[${step.doneAt}]`]),
      ].join(" "),
    ),
    ...receipt.accountsKept.map(({ accountName, why }) => `Kept: ${accountName}. ${why}`),
    `Receipt ${receipt.id}`,
  ].join("\n");
}
