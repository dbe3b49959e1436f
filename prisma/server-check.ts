import pg from "pg";
import { Refusal } from "../bin/refusal";

const oldest = 15;

/** Makes sure that a database answers and is new enough, and returns its version for people. */
export async function checkServer(variable: string, url: string): Promise<string> {
  if (!/^postgres(ql)?:\/\//.test(url) || !URL.canParse(url)) {
    throw new Refusal(
      `${variable} is not of the form postgresql://user:password@host:5432/database.`,
    );
  }
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ version: string; number: number }>(
      "select current_setting('server_version') as version, current_setting('server_version_num')::int as number",
    );
    const [server] = rows;
    if (!server) throw new Error("The server did not tell its version");
    requireRecent(variable, server.version, server.number);
    return server.version;
  } catch (cause) {
    throw explained(variable, new URL(url), cause);
  } finally {
    await client.end().catch(() => undefined);
  }
}

export function requireRecent(variable: string, version: string, number: number): void {
  if (number >= oldest * 10_000) return;
  throw new Refusal(
    `${variable}: PostgreSQL ${version} is too old; ${String(oldest)} or later is needed.`,
  );
}

function explained(variable: string, { host, username, pathname }: URL, cause: unknown): Error {
  if (cause instanceof Refusal) return cause;
  const error = cause instanceof Error ? cause : new Error(String(cause));
  const code = "code" in error ? String(error.code) : "";
  const reason =
    {
      "28P01": `${host} refused the password of ${username}`,
      "28000": `${host} refused the user ${username} (${error.message})`,
      "3D000": `${host} has no database ${pathname.slice(1)}`,
      "53300": `${host} has no connection left`,
      ECONNREFUSED: `nothing answers at ${host}`,
      ENOTFOUND: `there is no host ${host}`,
      EAI_AGAIN: `the name ${host} cannot be resolved`,
    }[code] ?? `${host} cannot be used (${error.message || code})`;
  return new Refusal(`${variable}: ${reason}.`, { cause });
}
