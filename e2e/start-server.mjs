import { spawn } from "node:child_process";
import { createWriteStream, mkdirSync } from "node:fs";
import path from "node:path";

// Starts the product as `npm start` does, and keeps what it prints, so that a test can read it.
const dataDir = process.env.ALFE_DATA_DIR ?? ".data";
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
// Signals reach the whole group; this one ends when the server has ended.
for (const signal of ["SIGTERM", "SIGINT"]) process.on(signal, () => server.kill(signal));
server.on("close", (code) => process.exit(code ?? 1));
