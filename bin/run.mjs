import { runEntry } from "./run-entry.mjs";

// node bin/run.mjs <entry> [arguments]: a program of the project that is not a step of a longer way.
const [entry, ...args] = process.argv.slice(2);
if (!entry) {
  console.error("Usage: node bin/run.mjs <entry.ts> [arguments]");
  process.exit(1);
}
await runEntry(entry, args);
