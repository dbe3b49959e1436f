import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

type Ended = { code: number | null; stdout: string; stderr: string };

/** A command that still runs. */
export type Running = {
  /** What it wrote to its error stream, once that has something of this form. */
  notes: (pattern: RegExp) => Promise<RegExpExecArray>;
  ended: Promise<Ended>;
};

/** The command line client of this clone, in a home folder of its own, without a terminal. */
export class AlfeCommand {
  private readonly home = mkdtempSync(path.join(tmpdir(), "alfe-e2e-home-"));
  private readonly env: Record<string, string>;

  constructor(env: Record<string, string>) {
    this.env = env;
  }

  start(words: readonly string[]): Running {
    const child = spawn(process.execPath, ["cli/bin/alfe.mjs", ...words], {
      env: {
        NODE_ENV: "production",
        PATH: process.env.PATH ?? "",
        HOME: this.home,
        ALFE_CONFIG_DIR: path.join(this.home, "config"),
        ...this.env,
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let stdout = "";
    let stderr = "";
    let look: () => void = () => undefined;
    child.stdout.on("data", (chunk: Buffer) => (stdout += chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => {
      stderr += chunk.toString();
      look();
    });
    const ended = new Promise<Ended>((resolve, reject) => {
      child.on("error", reject);
      child.on("close", (code) => resolve({ code, stdout, stderr }));
    });
    const notes = (pattern: RegExp) =>
      new Promise<RegExpExecArray>((resolve, reject) => {
        look = () => {
          const found = pattern.exec(stderr);
          if (found) resolve(found);
        };
        look();
        void ended.then(() =>
          reject(new Error(`alfe ${words.join(" ")} ended without it: ${stderr}`)),
        );
      });
    return { notes, ended };
  }

  /** Runs it to its end, and returns what it printed. */
  async run(...words: readonly string[]): Promise<string> {
    return succeeded(words, await this.start(words).ended);
  }

  remove(): void {
    rmSync(this.home, { recursive: true, force: true });
  }
}

/** What a command printed; throws with all that it said where it failed. */
export function succeeded(words: readonly string[], { code, stdout, stderr }: Ended): string {
  if (code === 0) return stdout;
  throw new Error(`alfe ${words.join(" ")} ended with ${String(code)}: ${stdout}${stderr}`);
}
