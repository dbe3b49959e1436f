import { guardDatabase } from "./guard";
import { prepareQueue } from "./jobs";
import { migrate } from "./migrate";
import { appRole, createRole, enableRole, jobsRole } from "./roles";
import { openServerKey } from "./server-key";

/** The program's own connections: to its data, and to the queue of background work. */
export type DatabaseUrls = { appUrl: string; jobsUrl: string };

type Given = {
  ownerUrl: string;
  /** The value of ALFE_MASTER_KEYS. */
  masterKeys: string;
  /** Roles that the operator made. */
  appUrl?: string | undefined;
  jobsUrl?: string | undefined;
};

/**
 * Brings a database up to date: roles, migrations, server key, queue. Returns the program's own
 * connections to it, and the names of the migrations that were missing.
 */
export async function prepareDatabase({
  ownerUrl,
  masterKeys,
  ...given
}: Given): Promise<DatabaseUrls & { applied: string[] }> {
  if (given.appUrl === undefined) await createRole(ownerUrl, appRole);
  if (given.jobsUrl === undefined) await createRole(ownerUrl, jobsRole);
  const applied = await migrate(ownerUrl);
  const serverKey = await openServerKey(ownerUrl, masterKeys);
  const appUrl = given.appUrl ?? (await enableRole(ownerUrl, appRole, serverKey));
  const jobsUrl = given.jobsUrl ?? (await enableRole(ownerUrl, jobsRole, serverKey));
  await prepareQueue(jobsUrl, appUrl);
  await guardDatabase(appUrl);
  return { appUrl, jobsUrl, applied };
}
