import { existsSync } from "node:fs";
import path from "node:path";
import { ensureBuilt } from "./build";
import { runBrowserTests } from "./check/browser-tests";
import { type Outcome, single } from "./check/outcome";
import { runTool } from "./check/run-tool";
import { runVitestProject } from "./check/vitest-project";
import { root } from "./child";
import { seconds } from "./step.mjs";

type Check = { title: string; run: () => Promise<Outcome> };

const parts = "app bin cli components e2e lib prisma sandbox proxy.ts instrumentation.ts".split(
  " ",
);
const present = parts.filter((part) => existsSync(path.join(root, part)));

const checks: Check[] = [
  {
    title: "Formatting",
    run: async () => single(await runTool("prettier/bin/prettier.cjs", ["--check", "."])),
  },
  {
    title: "Lint",
    run: async () => single(await runTool("eslint/bin/eslint.js", [".", "--max-warnings=0"])),
  },
  {
    title: "Architecture",
    run: async () =>
      single(
        await runTool("dependency-cruiser/bin/dependency-cruiser.mjs", [
          ...["--config", ".dependency-cruiser.cjs"],
          ...present,
        ]),
      ),
  },
  { title: "Types", run: checkTypes },
  { title: "Unit tests", run: () => runVitestProject("unit") },
  { title: "Database tests", run: () => runVitestProject("db") },
  { title: "Build", run: build },
  { title: "Browser tests", run: runBrowserTests },
];

async function checkTypes(): Promise<Outcome> {
  const routes = await runTool("next/dist/bin/next", ["typegen"]);
  if (!routes.passed) return single(routes);
  return single(await runTool("typescript/bin/tsc", ["--noEmit"]));
}

async function build(): Promise<Outcome> {
  try {
    await ensureBuilt();
    return single({ passed: true, output: "" });
  } catch (error) {
    return single({
      passed: false,
      output: error instanceof Error ? error.message : String(error),
    });
  }
}

/** The steps before these are those of the preparation (prepare.mjs). */
const before = 2;

async function runAll(): Promise<void> {
  const total = { passed: 0, failed: 0 };
  const failures: string[] = [];
  for (const [index, { title, run }] of checks.entries()) {
    process.stdout.write(
      `${String(before + index + 1)}/${String(before + checks.length)} ${title} … `,
    );
    const started = Date.now();
    const outcome = await run();
    total.passed += outcome.passed;
    total.failed += outcome.failed;
    console.log(`${verdict(outcome)} ${seconds(Date.now() - started)}`);
    if (outcome.failed === 0) continue;
    console.log(`\n${outcome.output.trim()}\n`);
    failures.push(...(outcome.failures.length > 0 ? outcome.failures : [title]));
  }
  // Said once more at the end, where one looks first.
  if (failures.length > 0)
    console.log(`\nFailed:\n${failures.map((each) => `  ${each}`).join("\n")}`);
  console.log(`\n${String(total.passed)} passed, ${String(total.failed)} failed`);
  process.exit(total.failed === 0 ? 0 : 1);
}

function verdict({ passed, failed, skipped }: Outcome): string {
  const word = failed === 0 ? "PASS" : "FAIL";
  if (passed + failed + skipped === 1) return word;
  const left = skipped > 0 ? `, ${String(skipped)} skipped` : "";
  return `${word} (${String(passed)} passed, ${String(failed)} failed${left})`;
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(signal, () => process.exit(130));
}
await runAll();
