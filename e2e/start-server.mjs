import { spawn } from "node:child_process";
import { createWriteStream, mkdirSync, rmSync } from "node:fs";
import path from "node:path";

// Starts the product as `npm start` does, keeps what it prints, so that a test can read it, and
// takes its data away when it has ended.
const { ALFE_DATA_DIR: dataDir, ALFE_E2E_DATA_DIR: ownDir } = process.env;
if (dataDir === undefined || dataDir !== ownDir) throw new Error("No data directory of its own");
mkdirSync(dataDir, { recursive: true });
const log = createWriteStream(path.join(dataDir, "server.log"));
const server = spawn(process.execPath, ["bin/start.mjs"], { stdio: ["ignore", "pipe", "pipe"] });
for (const [from, to] of [
  [server.stdout, process.stdout],
  [server.stderr, process.stderr],
]) {
  from.pipe(log, { end: false });
  from.pipe(to, { end: false });
}
// Signals reach the whole group: the server stops in order, and this waits for it.
for (const signal of ["SIGTERM", "SIGINT"]) process.on(signal, () => undefined);
server.on("close", (code) => {
  rmSync(dataDir, { recursive: true, force: true });
  process.exit(code ?? 1);
});
