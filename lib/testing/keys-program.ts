import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, afterEach } from "vitest";
import { useOwnDatabase } from "./own-database";

type Ended = { code: number | null; output: string };

export type KeysProgram = {
  /** The entry of ALFE_MASTER_KEYS that the database was made with, and one that came later. */
  former: string;
  added: string;
  /** Runs `npm run keys -- …`, without npm, as another process with these master keys. */
  run: (args: string[], masterKeys?: string) => { ended: Promise<Ended>; kill: () => void };
};

/**
 * Gives the tests of this file a database of their own whose keys the operator's program works on.
 * This process has both master keys, the former first, as servers have before the operator rotates.
 */
export function useKeysProgram(): KeysProgram {
  useOwnDatabase();
  const former = process.env.ALFE_MASTER_KEYS ?? "";
  const added = `k2:${randomBytes(32).toString("base64")}`;
  process.env.ALFE_MASTER_KEYS = `${former},${added}`;
  const dataDir = mkdtempSync(path.join(os.tmpdir(), "alfe-keys-"));
  const running = new Set<ChildProcess>();
  afterEach(() => {
    for (const child of running) child.kill("SIGKILL");
  });
  afterAll(() => {
    process.env.ALFE_MASTER_KEYS = former;
    rmSync(dataDir, { recursive: true, force: true });
  });
  return {
    former,
    added,
    run(args, masterKeys = `${added},${former}`) {
      const child = spawn(
        process.execPath,
        ["--conditions=react-server", "--import", "tsx", "bin/keys.ts", ...args],
        {
          cwd: path.join(import.meta.dirname, "../.."),
          env: {
            ...process.env,
            DATABASE_URL: process.env.ALFE_TEST_OWNER_DATABASE_URL,
            ALFE_DATA_DIR: dataDir,
            ALFE_MASTER_KEYS: masterKeys,
          },
        },
      );
      running.add(child);
      let output = "";
      child.stdout.on("data", (text: Buffer) => (output += text.toString()));
      child.stderr.on("data", (text: Buffer) => (output += text.toString()));
      const ended = new Promise<Ended>((resolve) => {
        child.on("close", (code) => {
          running.delete(child);
          resolve({ code, output });
        });
      });
      return { ended, kill: () => child.kill("SIGKILL") };
    },
  };
}
