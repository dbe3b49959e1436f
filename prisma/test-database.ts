import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { startDatabase } from "../bin/database";
import { readPostmaster } from "../bin/database/postmaster";
import { prepareDatabase } from "./prepare-database";

export type TestDatabase = {
  ownerUrl: string;
  appUrl: string;
  jobsUrl: string;
  stop: () => Promise<void>;
};

/** A throw-away cluster may forget everything in a crash. */
const careless = ["fsync=off", "synchronous_commit=off", "full_page_writes=off"];

/** Starts an empty, migrated database under the roles of a real one; `stop` leaves nothing behind. */
export async function startTestDatabase(masterKeys: string): Promise<TestDatabase> {
  removeForsaken();
  const directory = mkdtempSync(path.join(os.tmpdir(), `alfe-test-${String(process.pid)}-`));
  // Under root another user runs PostgreSQL and must be able to enter.
  chmodSync(directory, 0o755);
  const database = await startDatabase(directory, careless);
  const stop = async () => {
    await database.stop("immediate");
    rmSync(directory, { recursive: true, force: true });
  };
  try {
    const { ownerUrl } = database;
    const { appUrl, jobsUrl } = await prepareDatabase({ ownerUrl, masterKeys });
    return { ownerUrl, appUrl, jobsUrl, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Ends and removes the databases of runs that were killed, whose process number is in the name. */
function removeForsaken(): void {
  for (const name of readdirSync(os.tmpdir())) {
    const [, pid] = /^alfe-test-(\d+)-/.exec(name) ?? [];
    if (!pid || existsSync(`/proc/${pid}`) || process.platform !== "linux") continue;
    const directory = path.join(os.tmpdir(), name);
    const server = readPostmaster(path.join(directory, "postgres"));
    if (server?.alive) process.kill(server.pid, "SIGQUIT");
    rmSync(directory, { recursive: true, force: true });
  }
}
