import { execFileSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { defineConfig, devices } from "@playwright/test";

// The processes that run the tests read this file again, with the environment of the first one.
const dataDir = (process.env.ALFE_E2E_DATA_DIR ??= mkdtempSync(
  path.join(os.tmpdir(), "alfe-e2e-"),
));
const port = (process.env.ALFE_E2E_PORT ??= freePort());
const origin = `http://127.0.0.1:${port}`;
// Written by the global setup, read by the fixtures.
process.env.ALFE_E2E_ENVIRONMENT ??= path.join(dataDir, "environment.json");
// The fixtures use lib, whose modules are for servers only.
process.env.NODE_OPTIONS = "--conditions=react-server";

/** A configuration is read at once, so that asking the system must not be asynchronous here. */
function freePort(): string {
  const ask =
    "const s = require('net').createServer().listen(0, '127.0.0.1', () => { console.log(s.address().port); s.close(); })";
  return execFileSync(process.execPath, ["-e", ask], { encoding: "utf8" }).trim();
}

/** Chromium cannot sandbox itself under root, and talks to its maker unless told not to. */
const chromiumFlags = [
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  // The sandbox is one for all: its accounts, its faults and its count of requests.
  workers: 1,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  reporter: [["list"], ["json", { outputFile: "test-results/report.json" }]],
  globalSetup: "./e2e/global-setup.ts",
  use: {
    ...devices["Desktop Chrome"],
    baseURL: origin,
    trace: "retain-on-failure",
    launchOptions: { executablePath: process.env.ALFE_CHROMIUM, args: chromiumFlags },
  },
  // The built product in demo mode, with a database and a sandbox of its own.
  webServer: {
    command: "node e2e/start-server.mjs",
    url: `${origin}/api/health`,
    timeout: 10 * 60_000,
    stdout: "pipe",
    gracefulShutdown: { signal: "SIGTERM", timeout: 30_000 },
    env: {
      ALFE_DEMO: "1",
      ALFE_DATA_DIR: dataDir,
      PORT: port,
      DATABASE_URL: "",
      ALFE_URL: "",
      NODE_OPTIONS: "",
      // As under npm, it ends when what started it is gone.
      npm_lifecycle_event: "e2e",
    },
  },
});
