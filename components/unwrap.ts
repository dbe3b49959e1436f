import { ProblemError, type ProblemDocument } from "./problem-error";

/** What a server action returns: the type of `lib/transport/action.ts`, as the browser sees it. */
export type ActionOutcome<T> = { ok: true; data: T } | { ok: false; problem: ProblemDocument };

/** The data of a server action, or its problem thrown as an error that names the wrong fields. */
export function unwrap<T>(outcome: ActionOutcome<T>): T {
  if (outcome.ok) return outcome.data;
  throw new ProblemError(outcome.problem);
}
