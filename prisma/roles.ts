import { hkdfSync } from "node:crypto";
import pg from "pg";
import { Refusal } from "../bin/refusal";

/** The program's role: no owner, no superuser, never around row-level security. */
export const appRole = "alfe_app";

/** The role that owns the queue of background work and sees nothing else. */
export const jobsRole = "alfe_jobs";

const appTimeouts = {
  statement_timeout: "10s",
  lock_timeout: "3s",
  idle_in_transaction_session_timeout: "15s",
};

/**
 * Creates the program's role, if it is missing, with a password that follows from the master key,
 * so that every machine with that key can sign in. Returns the role's URL.
 */
export const ensureAppRole = (ownerUrl: string, masterKey: Buffer): Promise<string> =>
  ensureRole(ownerUrl, masterKey, { role: appRole, timeouts: appTimeouts, grant });

/** The same for the role of the queue, which prisma/jobs.ts sets up. */
export const ensureJobsRole = (ownerUrl: string, masterKey: Buffer): Promise<string> =>
  ensureRole(ownerUrl, masterKey, { role: jobsRole, timeouts: {}, grant: grantQueue });

type Wanted = {
  role: string;
  timeouts: Record<string, string>;
  grant: (client: pg.Client) => Promise<void>;
};

async function ensureRole(
  ownerUrl: string,
  masterKey: Buffer,
  { role, timeouts, grant }: Wanted,
): Promise<string> {
  const password = Buffer.from(hkdfSync("sha256", masterKey, "", role, 24)).toString("base64url");
  const url = new URL(ownerUrl);
  url.username = role;
  url.password = password;

  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query("select pg_advisory_lock(hashtextextended('alfe roles', 0))");
    const known = await client.query("select from pg_roles where rolname = $1", [role]);
    if (known.rowCount === 0) {
      await client.query(`create role ${role} login nosuperuser nobypassrls`);
    }
    if (!(await canSignIn(url.href))) {
      await client.query(`alter role ${role} password ${client.escapeLiteral(password)}`);
      for (const [name, value] of Object.entries(timeouts)) {
        await client.query(`alter role ${role} set ${name} = '${value}'`);
      }
    }
    await grant(client);
  } catch (cause) {
    throw explained(cause, role);
  } finally {
    await client.end();
  }
  return url.href;
}

/** For what migrations create from now on; they themselves take away what a table must not allow. */
async function grant(client: pg.Client): Promise<void> {
  await client.query(`grant usage on schema public to ${appRole}`);
  await client.query(
    `alter default privileges in schema public grant select, insert, update, delete on tables to ${appRole}`,
  );
  await client.query(
    `alter default privileges in schema public grant usage, select on sequences to ${appRole}`,
  );
  await client.query(
    `alter default privileges in schema public grant execute on functions to ${appRole}`,
  );
}

/** The queue's own migrations say "create schema if not exists", which takes this even where it does. */
async function grantQueue(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    "select quote_ident(current_database()) as name",
  );
  for (const { name } of rows) {
    await client.query(`grant create on database ${name} to ${jobsRole}`);
  }
}

async function canSignIn(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

function explained(cause: unknown, role: string): unknown {
  const refused = cause instanceof pg.DatabaseError && cause.code === "42501";
  if (!refused) return cause;
  return new Refusal(
    `The user of DATABASE_URL may not create or change the role ${role} (${cause.message}): let it create roles, or create the role yourself and set ${role === appRole ? "ALFE_APP_DATABASE_URL" : "ALFE_JOBS_DATABASE_URL"}.`,
  );
}
