import { ProblemError } from "@/components/problem-error";
import { unwrap, type ActionOutcome } from "@/components/unwrap";

/** As `unwrap`, where the wrong fields lie inside one part of the input: `/settings/base_branch` is `base_branch`. */
export function unwrapAt<T>(outcome: ActionOutcome<T>, part: string): T {
  if (outcome.ok) return unwrap(outcome);
  const prefix = `/${part}/`;
  throw new ProblemError({
    ...outcome.problem,
    errors: outcome.problem.errors?.map(({ pointer, detail }) => ({
      pointer: pointer.startsWith(prefix) ? `/${pointer.slice(prefix.length)}` : pointer,
      detail,
    })),
  });
}
