import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { type Outcome, suite } from "./outcome";
import { runTool } from "./run-tool";

type Report = { numPassedTests: number; numFailedTests: number; numPendingTests: number };

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
    };
  } catch {
    return undefined;
  }
}
