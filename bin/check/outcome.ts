/** What a check found. A check that is not made of cases counts as one. */
export type Outcome = { passed: number; failed: number; skipped: number; output: string };

export const single = ({ passed, output }: { passed: boolean; output: string }): Outcome => ({
  passed: passed ? 1 : 0,
  failed: passed ? 0 : 1,
  skipped: 0,
  output,
});

/**
 * The outcome of a suite of cases, from its tool's verdict and its report. A suite that ran nothing,
 * or that failed beside its cases, has failed once more than its cases say.
 */
export function suite(
  tool: { passed: boolean; output: string },
  cases: { passed: number; failed: number; skipped: number } | undefined,
): Outcome {
  const { passed = 0, failed = 0, skipped = 0 } = cases ?? {};
  const failedBeside = failed === 0 && (!tool.passed || passed === 0);
  const nothing = passed + failed === 0 ? "\nNo test was run." : "";
  return {
    passed,
    failed: failed + (failedBeside ? 1 : 0),
    skipped,
    output: tool.output + nothing,
  };
}
