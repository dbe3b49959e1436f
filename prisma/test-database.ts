import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { startDatabase } from "../bin/database";
import { guardDatabase } from "./guard";
import { migrate } from "./migrate";
import { ensureAppRole } from "./roles";

export type TestDatabase = { ownerUrl: string; appUrl: string; stop: () => Promise<void> };

/** A throw-away cluster may forget everything in a crash. */
const careless = ["fsync=off", "synchronous_commit=off", "full_page_writes=off"];

/** Starts an empty, migrated database under the roles of a real one; `stop` leaves nothing behind. */
export async function startTestDatabase(masterKey: Buffer): Promise<TestDatabase> {
  const directory = mkdtempSync(path.join(os.tmpdir(), "alfe-test-"));
  // Under root another user runs PostgreSQL and must be able to enter.
  chmodSync(directory, 0o755);
  const database = await startDatabase(directory, careless);
  const stop = async () => {
    await database.stop("immediate");
    rmSync(directory, { recursive: true, force: true });
  };
  try {
    const appUrl = await ensureAppRole(database.ownerUrl, masterKey);
    await migrate(database.ownerUrl);
    await guardDatabase(appUrl);
    return { ownerUrl: database.ownerUrl, appUrl, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
