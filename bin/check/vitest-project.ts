import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { root } from "../child";
import { failure, type Outcome, suite } from "./outcome";
import { runTool } from "./run-tool";

type Report = {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  testResults: {
    name: string;
    status: string;
    message?: string;
    assertionResults: { status: string; fullName: string; failureMessages?: string[] }[];
  }[];
};

/** Runs the tests of one project of vitest.config.ts. */
export async function runVitestProject(project: string): Promise<Outcome> {
  const directory = mkdtempSync(path.join(os.tmpdir(), "alfe-vitest-"));
  const file = path.join(directory, "report.json");
  try {
    const tool = await runTool("vitest/vitest.mjs", [
      ...["run", "--project", project],
      ...["--reporter=default", "--reporter=json", `--outputFile.json=${file}`],
    ]);
    return suite(tool, read(file));
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function read(file: string) {
  try {
    const report = JSON.parse(readFileSync(file, "utf8")) as Report;
    return {
      passed: report.numPassedTests,
      failed: report.numFailedTests,
      skipped: report.numPendingTests,
      failures: report.testResults.flatMap(failuresOf),
    };
  } catch {
    return undefined;
  }
}

/** The cases of a file that failed, else the file itself: what goes wrong around its cases. */
function failuresOf({ name, status, message, assertionResults }: Report["testResults"][number]) {
  if (status !== "failed") return [];
  const file = path.relative(root, name);
  const cases = assertionResults.filter((each) => each.status === "failed");
  if (cases.length === 0) return [failure(file, "", message)];
  return cases.map((each) => failure(file, each.fullName, each.failureMessages?.[0]));
}
