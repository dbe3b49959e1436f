import { Refusal } from "./refusal";
import { prepareDataDirectory } from "./serve/data-directory";
import { programEnvironment } from "./serve/environment";
import { openDatabase, updateDatabase } from "./serve/open-database";
import { runningServer, sandboxOf } from "./serve/run-record";
import { demoSecrets, requireSecrets } from "./serve/secrets";
import { loadEnvironmentFile, readSettings, type Settings } from "./serve/settings";

/**
 * Runs a command of the terminal with the program's environment: the same database, role and secrets
 * that the server has. A server that runs meanwhile is not disturbed; a database that we had to start
 * is stopped again.
 */
export async function runProgram(work: (settings: Settings) => Promise<void>): Promise<void> {
  try {
    loadEnvironmentFile();
    const settings = readSettings();
    const running = runningServer(settings.dataDir);
    if (running) settings.origin = running.address;
    prepareDataDirectory(settings.dataDir);
    const secrets = settings.demo ? demoSecrets(settings.dataDir) : requireSecrets();
    const { ownerUrl, embedded } = await openDatabase(settings, () => undefined);
    try {
      const urls = await updateDatabase(settings, ownerUrl, secrets.masterKeys, () => undefined);
      // The program's own modules read their environment when they are first used.
      Object.assign(process.env, programEnvironment(settings, secrets, urls, sandboxOf(running)));
      delete process.env.DATABASE_URL;
      await work(settings);
    } finally {
      if (embedded && !embedded.reused) await embedded.stop("fast");
    }
    process.exit(0);
  } catch (error) {
    const expected =
      error instanceof Refusal || (error instanceof Error && error.name === "AppError");
    console.error(expected ? error.message : error);
    process.exit(1);
  }
}
