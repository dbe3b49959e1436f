import { readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { root } from "../child";
import { findChromium } from "./chromium";
import { failure, type Outcome, single, suite } from "./outcome";
import { runTool } from "./run-tool";

type Report = {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  suites: Suite[];
};

type Suite = {
  suites?: Suite[];
  specs: {
    title: string;
    file: string;
    ok: boolean;
    tests: { results: { error?: { message?: string } }[] }[];
  }[];
};

const file = path.join(root, "test-results/report.json");

/** Runs the journeys in a browser against the built product. */
export async function runBrowserTests(): Promise<Outcome> {
  let chromium: string;
  try {
    chromium = await findChromium();
  } catch (error) {
    return single({
      passed: false,
      output: error instanceof Error ? error.message : String(error),
    });
  }
  rmSync(file, { force: true });
  const tool = await runTool("@playwright/test/cli.js", ["test"], { ALFE_CHROMIUM: chromium });
  return suite(tool, read());
}

function read() {
  try {
    const { stats, suites } = JSON.parse(readFileSync(file, "utf8")) as Report;
    return {
      passed: stats.expected,
      failed: stats.unexpected + stats.flaky,
      skipped: stats.skipped,
      failures: suites.flatMap(failuresOf),
    };
  } catch {
    return undefined;
  }
}

function failuresOf({ suites = [], specs }: Suite): string[] {
  const here = specs
    .filter(({ ok }) => !ok)
    .map(({ file, title, tests }) =>
      failure(`e2e/${file}`, title, tests[0]?.results.find(({ error }) => error)?.error?.message),
    );
  return [...here, ...suites.flatMap(failuresOf)];
}
