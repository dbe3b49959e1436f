import { type DatabaseUrls, prepareDatabase } from "../../prisma/prepare-database";
import { checkServer } from "../../prisma/server-check";
import { type Database, startDatabase } from "../database";
import { Refusal } from "../refusal";
import type { Settings } from "./settings";

export type OpenDatabase = {
  ownerUrl: string;
  /** Only where we started one. */
  embedded: Database | undefined;
};

/** Refuses a database of the settings that cannot be used, before anything slow is done. */
export async function checkDatabase({
  databaseUrl,
  appDatabaseUrl,
  jobsDatabaseUrl,
}: Settings): Promise<string | undefined> {
  if (appDatabaseUrl) await checkServer("ALFE_APP_DATABASE_URL", appDatabaseUrl);
  if (jobsDatabaseUrl) await checkServer("ALFE_JOBS_DATABASE_URL", jobsDatabaseUrl);
  return databaseUrl && (await checkServer("DATABASE_URL", databaseUrl));
}

/** Finds the database of the settings, or starts the embedded one. */
export async function openDatabase(
  settings: Settings,
  say: (outcome: string) => void,
): Promise<OpenDatabase> {
  const version = await checkDatabase(settings);
  const { databaseUrl, dataDir } = settings;
  if (databaseUrl && version) {
    say(`PostgreSQL ${version} at ${new URL(databaseUrl).host}`);
    return { ownerUrl: databaseUrl, embedded: undefined };
  }
  const embedded = await startDatabase(dataDir);
  if (embedded.reused) say("taken over from an earlier start");
  return { ownerUrl: embedded.ownerUrl, embedded };
}

/** Brings the database up to date and returns the program's own connections to it. */
export async function updateDatabase(
  { appDatabaseUrl: appUrl, jobsDatabaseUrl: jobsUrl }: Settings,
  ownerUrl: string,
  masterKeys: string,
  say: (outcome: string) => void,
): Promise<DatabaseUrls> {
  const { applied, ...urls } = await asOwner(
    prepareDatabase({ ownerUrl, masterKeys, appUrl, jobsUrl }),
  );
  if (applied.length === 0) say("up to date");
  return urls;
}

/** PostgreSQL's "insufficient privilege". */
const notAllowed = "42501";

/** Says in one sentence when the role of DATABASE_URL lacks what an owner has. */
const asOwner = <T>(work: Promise<T>): Promise<T> =>
  work.catch((cause: unknown) => {
    if (!(cause instanceof Error && "code" in cause && cause.code === notAllowed)) throw cause;
    throw new Refusal(
      `DATABASE_URL: its role must own the database and all of its tables, and may create roles (${cause.message}).`,
      { cause },
    );
  });
