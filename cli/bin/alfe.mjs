#!/usr/bin/env node
import { existsSync } from "node:fs";

const sources = new URL("../main.ts", import.meta.url);
const built = new URL("../dist/main.mjs", import.meta.url);

// The packed program has only what was built; a clone runs what is written.
if (existsSync(sources)) {
  const { register } = await import("tsx/esm/api");
  register();
  await import(sources.href);
} else {
  await import(built.href);
}
