import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { startDatabase } from "../bin/database";
import { prepareDatabase } from "../prisma/prepare-database";

export type BenchDatabase = {
  appUrl: string;
  jobsUrl: string;
  ownerUrl: string;
  /** Brings up to date what the planner knows, as the database does by itself after a while. */
  settle: () => Promise<void>;
  stop: () => Promise<void>;
};

/** A database of the benchmark's own that is as careful with what it is told as a real one. */
export async function startBenchDatabase(masterKeys: string): Promise<BenchDatabase> {
  const directory = mkdtempSync(path.join(os.tmpdir(), `alfe-bench-${String(process.pid)}-`));
  // Under root another user runs PostgreSQL and must be able to enter.
  chmodSync(directory, 0o755);
  const database = await startDatabase(directory);
  const stop = async () => {
    await database.stop("immediate");
    rmSync(directory, { recursive: true, force: true });
  };
  try {
    const { appUrl, jobsUrl } = await prepareDatabase({ ownerUrl: database.ownerUrl, masterKeys });
    const settle = async () => {
      const client = new pg.Client({ connectionString: database.ownerUrl });
      await client.connect();
      await client.query("vacuum analyze").finally(() => client.end());
    };
    return { appUrl, jobsUrl, ownerUrl: database.ownerUrl, settle, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
