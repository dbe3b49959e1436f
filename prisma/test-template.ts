import pg from "pg";

/** A copy of the migrated, still empty database, from which test files make their own. */
export const template = "alfe_template";

export async function createTemplate(ownerUrl: string): Promise<void> {
  const url = new URL(ownerUrl);
  const source = url.pathname.slice(1);
  url.pathname = "/postgres";
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  await client
    .query(`create database ${template} template ${client.escapeIdentifier(source)}`)
    .finally(() => client.end());
}
