import type { InboxState } from "./queries";

/** "scout's address answers 500; retrying, 14 waiting." `status` is what it answered last; null without an answer. */
export function failingWords(
  agentName: string,
  status: number | null,
  { waiting }: Pick<InboxState, "waiting">,
): string {
  const answers = status === null ? "does not answer" : `answers ${String(status)}`;
  return `${agentName}'s address ${answers}; retrying, ${waiting.toLocaleString("en")} waiting.`;
}

/** An answer of an agent's own address: "200", "No answer". */
export const statusWords = (status: number | null): string =>
  status === null ? "No answer" : String(status);
