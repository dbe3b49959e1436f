import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { root } from "./child";
import { exclusively } from "./exclusive.mjs";
import { Refusal } from "./refusal";

/** All that a build can depend on. */
const sources = [
  "app",
  "components",
  "lib",
  "public",
  "prisma/schema.prisma",
  "instrumentation.ts",
  "proxy.ts",
  "next.config.js",
  "postcss.config.mjs",
  "tsconfig.json",
  "package-lock.json",
];

const stampFile = path.join(root, ".next/alfe-stamp");

/** Builds the dashboard if its sources changed since the last build; two starts build once. */
export function ensureBuilt(): Promise<"built" | "up to date"> {
  return exclusively("build", root, async () => {
    const stamp = hashOfSources();
    if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp) return "up to date";
    await build();
    writeFileSync(stampFile, stamp);
    return "built";
  });
}

function hashOfSources(): string {
  const hash = createHash("sha256").update(process.version);
  for (const file of sources.flatMap((source) => filesOf(path.join(root, source)))) {
    hash.update(path.relative(root, file)).update("\0").update(readFileSync(file)).update("\0");
  }
  return hash.digest("hex");
}

function filesOf(entry: string): string[] {
  if (!existsSync(entry) || /\.test\.tsx?$/.test(entry)) return [];
  if (!statSync(entry).isDirectory()) return [entry];
  return readdirSync(entry)
    .sort()
    .flatMap((name) => filesOf(path.join(entry, name)));
}

function build(): Promise<void> {
  const next = path.join(root, "node_modules/next/dist/bin/next");
  return new Promise((resolve, reject) => {
    // A build must not see secrets, because it could write what it sees into its files.
    const child = spawn(process.execPath, [next, "build"], {
      cwd: root,
      env: {
        NODE_ENV: "production",
        NEXT_TELEMETRY_DISABLED: "1",
        PATH: process.env.PATH,
        HOME: process.env.HOME,
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    const collect = (chunk: Buffer) => {
      output += chunk.toString();
    };
    child.stdout.on("data", collect);
    child.stderr.on("data", collect);
    const end = () => child.kill();
    process.on("exit", end);
    child.on("error", reject);
    child.on("close", (code) => {
      process.off("exit", end);
      if (code === 0) resolve();
      else reject(new Refusal(`The build failed.\n${output.trim()}`));
    });
  });
}
