import { stripVTControlCharacters } from "node:util";

/** What a check found. A check that is not made of cases counts as one. */
export type Outcome = {
  passed: number;
  failed: number;
  skipped: number;
  output: string;
  /** A line for each case that failed: where, which, and the first line of why. */
  failures: string[];
};

type Cases = { passed: number; failed: number; skipped: number; failures: string[] };

export const single = ({ passed, output }: { passed: boolean; output: string }): Outcome => ({
  passed: passed ? 1 : 0,
  failed: passed ? 0 : 1,
  skipped: 0,
  output,
  failures: [],
});

/**
 * The outcome of a suite of cases, from its tool's verdict and its report. A suite that ran nothing,
 * or that failed beside its cases, has failed once more than its cases say.
 */
export function suite(
  tool: { passed: boolean; output: string },
  cases: Cases | undefined,
): Outcome {
  const { passed = 0, failed = 0, skipped = 0, failures = [] } = cases ?? {};
  const failedBeside = failed === 0 && (!tool.passed || passed === 0);
  const nothing = passed + failed === 0 ? "\nNo test was run." : "";
  return {
    passed,
    failed: failed + (failedBeside ? 1 : 0),
    skipped,
    output: tool.output + nothing,
    failures,
  };
}

/** The line of a case that failed. */
export function failure(file: string, title: string, message = ""): string {
  const [why = ""] = stripVTControlCharacters(message).trim().split("\n");
  return [file, title, why].filter((part) => part !== "").join(" › ");
}
