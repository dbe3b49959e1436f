import pg from "pg";
import { Refusal } from "../bin/refusal";

type Row = { user: string; bypasses: boolean; owned: string[]; unguarded: string[] };

const question = `
  select session_user as "user",
    exists (select from pg_roles b where (b.rolsuper or b.rolbypassrls)
      and pg_has_role(session_user, b.oid, 'member')) as bypasses,
    array(select c.relname::text from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
        and pg_has_role(session_user, c.relowner, 'member') order by 1) as owned,
    array(select c.relname::text from pg_class c
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'organization_id' and not a.attisdropped
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
        and not (c.relrowsecurity and c.relforcerowsecurity) order by 1) as unguarded
  from pg_roles r where r.rolname = session_user`;

/**
 * Refuses a database in which one organization could see another's rows: the program's role could
 * go around row-level security, or a table of an organization's data is not under it.
 */
export async function guardDatabase(appUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: appUrl, connectionTimeoutMillis: 5_000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<Row>(question);
    for (const row of rows) refuse(row);
  } finally {
    await client.end();
  }
}

function refuse({ user, bypasses, owned, unguarded }: Row): void {
  const role = `The program's database role ${user}`;
  if (bypasses) {
    throw new Refusal(`${role} may bypass row-level security: give it a role of its own.`);
  }
  if (owned[0]) {
    throw new Refusal(`${role} owns tables such as ${owned[0]}: give it a role of its own.`);
  }
  if (unguarded.length > 0) {
    throw new Refusal(`Row-level security is not forced on ${unguarded.join(", ")}.`);
  }
}
