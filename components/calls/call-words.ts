import { formatMicros } from "@/lib/credits/money";
import type { ToolCallRecord } from "@/lib/tools/tool-call";

export const callOutcomes = [
  "waiting",
  "running",
  "done",
  "failed",
  "refused",
  "declined",
  "expired",
  "voided",
  "unknown",
] as const satisfies readonly ToolCallRecord["outcome"][];

/** How a call stands or ended, as people say it. */
export const outcomeWords: Readonly<Record<ToolCallRecord["outcome"], string>> = {
  waiting: "Waiting for approval",
  running: "Running",
  done: "Done",
  failed: "Failed at provider",
  refused: "Refused",
  declined: "Declined",
  expired: "Expired",
  voided: "Voided",
  unknown: "Unknown",
};

/** "you", "scout", "the server": who called. */
export function callerWords({ by }: Pick<ToolCallRecord, "by">, viewerId: string): string {
  if (by.id !== null && by.id === viewerId) return "you";
  if (by.kind === "system") return "the server";
  if (by.name !== "") return by.name;
  return by.kind === "agent" ? "an agent" : "somebody who left";
}

/** "412 ms", "3.2 s" */
export const durationWords = (ms: number): string =>
  ms < 1_000
    ? `${ms.toLocaleString("en")} ms`
    : `${(ms / 1_000).toLocaleString("en", { maximumFractionDigits: 1 })} s`;

/** "free", "$0.0079", "$1.20": two decimals, four under one cent. */
export const costWords = (micros: string): string =>
  BigInt(micros) === 0n ? "free" : formatMicros(micros);

/** Why this account was the one. */
export const ruleWords: Readonly<Record<NonNullable<ToolCallRecord["rule"]>, string>> = {
  pinned: "pinned by the installation",
  default: "the default of its place",
  own: "the agent's own",
  named: "named by the caller",
};

const policyVerbs = { allow: "Allowed", ask: "Asks", deny: "Denied" } as const;

/** "Asks, set at acme"; "Allowed by default". For whoever no policy binds, it says that. */
export function policyWords(policy: ToolCallRecord["policy"]): string {
  if (policy === null) return "None: policies bind agents, and a person called.";
  return policy.at === null
    ? `${policyVerbs[policy.value]} by default`
    : `${policyVerbs[policy.value]}, set at ${policy.at.name}`;
}
