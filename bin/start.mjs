import { runEntry } from "./run-entry.mjs";

await runEntry("bin/serve.ts", process.argv.slice(2), 8);
