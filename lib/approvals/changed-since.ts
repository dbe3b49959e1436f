import { canonical } from "./asked";
import type { Circumstances } from "./around";

type Names = { agent: string; integration: string };

const sentences: Readonly<Record<keyof Circumstances, (names: Names) => string>> = {
  place: ({ agent }) => `${agent} was moved meanwhile.`,
  blocks: ({ integration }) => `${integration} was blocked or unblocked meanwhile.`,
  installations: ({ integration }) =>
    `${integration} was installed, configured, pinned or removed meanwhile.`,
  settings: ({ integration }) => `The settings of ${integration} changed meanwhile.`,
  accounts: () => "It would use another account now.",
  ready: ({ integration }) => `${integration} is not ready to be used any more.`,
  policy: () => "The policy changed meanwhile.",
  budget: () => "The budget was changed or removed meanwhile.",
};

/** What changed around a request since it was made, in one sentence; null when all is as it was. */
export function changedSince(
  before: Readonly<Record<string, unknown>>,
  now: Circumstances,
  names: Names,
): string | null {
  for (const [part, sentence] of Object.entries(sentences)) {
    const key = part as keyof Circumstances;
    if (canonical(before[key] ?? null) !== canonical(now[key])) return sentence(names);
  }
  return null;
}
