import { hkdfSync } from "node:crypto";
import pg from "pg";
import { Refusal } from "../bin/refusal";

/** The program's role: no owner, no superuser, never around row-level security. */
export const appRole = "alfe_app";

/** The role that owns the queue of background work and sees nothing else. */
export const jobsRole = "alfe_jobs";

type RoleName = typeof appRole | typeof jobsRole;

const timeouts: Readonly<Record<RoleName, Record<string, string>>> = {
  alfe_app: {
    statement_timeout: "10s",
    lock_timeout: "3s",
    idle_in_transaction_session_timeout: "15s",
  },
  alfe_jobs: {},
};

/** Creates a role, unless it is there. It cannot sign in before `enableRole`. */
export const createRole = (ownerUrl: string, role: RoleName): Promise<void> =>
  asOwner(ownerUrl, role, async (client) => {
    const known = await client.query("select from pg_roles where rolname = $1", [role]);
    if (known.rowCount === 0) {
      await client.query(`create role ${role} login nosuperuser nobypassrls`);
    }
    await (role === appRole ? grantTables(client) : grantQueue(client));
  });

/**
 * Gives a role the password that follows from the server key, so that every machine with its master
 * keys can sign in and rotating those changes nothing. Returns the role's URL.
 */
export async function enableRole(
  ownerUrl: string,
  role: RoleName,
  serverKey: Buffer,
): Promise<string> {
  const password = Buffer.from(hkdfSync("sha256", serverKey, "", role, 24)).toString("base64url");
  const url = new URL(ownerUrl);
  url.username = role;
  url.password = password;
  if (await canSignIn(url.href)) return url.href;
  await asOwner(ownerUrl, role, async (client) => {
    await client.query(`alter role ${role} password ${client.escapeLiteral(password)}`);
    for (const [name, value] of Object.entries(timeouts[role])) {
      await client.query(`alter role ${role} set ${name} = '${value}'`);
    }
  });
  return url.href;
}

/** Of several starts at once, one at a time. */
async function asOwner(
  ownerUrl: string,
  role: RoleName,
  work: (client: pg.Client) => Promise<void>,
): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query("select pg_advisory_lock(hashtextextended('alfe roles', 0))");
    await work(client);
  } catch (cause) {
    throw explained(cause, role);
  } finally {
    await client.end();
  }
}

/** For what migrations create from now on; they themselves take away what a table must not allow. */
async function grantTables(client: pg.Client): Promise<void> {
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

function explained(cause: unknown, role: RoleName): unknown {
  if (!(cause instanceof pg.DatabaseError && cause.code === "42501")) return cause;
  return new Refusal(
    `The user of DATABASE_URL may not create or change the role ${role} (${cause.message}): let it create roles, or create the role yourself and set ${role === appRole ? "ALFE_APP_DATABASE_URL" : "ALFE_JOBS_DATABASE_URL"}.`,
  );
}
