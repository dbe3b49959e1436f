import { runEntry } from "./run-entry.mjs";

await runEntry("bin/check.ts", process.argv.slice(2), 10);
