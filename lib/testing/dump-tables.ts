import pg from "pg";

/** Every row of an organization and of the tables outside of organizations, as text: to look for what must not be there. */
export async function dumpTables(organizationId: string): Promise<string> {
  const client = new pg.Client(process.env.ALFE_TEST_OWNER_DATABASE_URL);
  await client.connect();
  try {
    const tables = await client.query<{ name: string }>(
      "select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'",
    );
    await client.query("begin");
    await client.query("select set_config('alfe.organization_id', $1, true)", [organizationId]);
    let text = "";
    for (const { name } of tables.rows) {
      const { rows } = await client.query<{ row: string }>(
        `select to_jsonb(t)::text as row from ${client.escapeIdentifier(name)} t order by 1`,
      );
      text += rows.map(({ row }) => `${row}\n`).join("");
    }
    await client.query("rollback");
    return text;
  } finally {
    await client.end();
  }
}
