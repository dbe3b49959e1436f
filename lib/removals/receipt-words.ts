import type { Provider } from "@/lib/providers/provider";
import type { RemovalDetails } from "./removal-details";
import type { ReceiptSummary } from "./receipt";

const list = new Intl.ListFormat("en", { type: "conjunction" });
const things = (count: number) => `${String(count)} thing${count === 1 ? "" : "s"}`;

/** "Slack from scout" */
export const titleOf = ({ what, from }: RemovalDetails): string =>
  from === null ? what : `${what} from ${from}`;

/** How many steps of a removal are in which state. */
export type StepCounts = {
  total: number;
  over: number;
  manual: number;
  notSupported: number;
  keptShared: number;
  /** Can go on by themselves: neither over, nor with a person, nor behind a step that is. */
  moving: number;
};

type Told = {
  kind: ReceiptSummary["kind"];
  details: RemovalDetails;
  isFinished: boolean;
  counts: StepCounts;
};

export function stateOf({ isFinished, counts }: Omit<Told, "details">): ReceiptSummary["state"] {
  if (isFinished) return "done";
  return counts.manual > 0 ? "needs_person" : "running";
}

/** How far a removal is, or how it ended (SCREENS.md 3.14). */
export function textOf(told: Told): string {
  const { total, over, manual, notSupported, keptShared, moving } = told.counts;
  const state = stateOf(told);
  if (state === "running") return `Step ${String(Math.min(over + 1, total))} of ${String(total)}.`;
  if (state === "needs_person")
    return moving > 0
      ? `Step ${String(over + 1)} of ${String(total)}. ${manual === 1 ? "One step needs" : `${String(manual)} steps need`} a person.`
      : `Removed, with ${things(manual)} left for a person.`;
  if (notSupported > 0) return `Removed, with ${things(notSupported)} left for a person.`;
  if (keptShared > 0) return "Removed. A grant that other connections use was kept.";
  return `Removed. ${goneText(told)}`;
}

function goneText({ kind, details: { what, from, providers } }: Told): string {
  const at = providers.length > 0 ? ` at ${list.format(providers)}` : "";
  if (kind === "give_back") return `The access${at} was given back.`;
  if (kind === "revoke_all") return `Every access${at || " anywhere"} is gone.`;
  if (at === "") return "There was nothing to clean up outside.";
  return `Everything set up for ${from ?? what}${at} is gone.`;
}

const titles: Readonly<Partial<Record<string, string>>> = {
  stop_tools: "Tools off",
  delete_schedules: "Schedules deleted",
  delete_webhooks: "Remove the event address",
  uninstall_bot: "Uninstall the bot",
  release_number: "Release the number",
  revoke: "Revoke the grant",
  destroy: "Destroy the credential",
};

/** What a step is called; providers name what they alone clean up. */
export const stepTitle = (kind: string, provider: Provider | undefined): string =>
  provider?.cleanUps?.find((each) => each.kind === kind)?.words ?? titles[kind] ?? kind;
