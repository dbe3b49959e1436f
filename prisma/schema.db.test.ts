import { readFileSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { afterAll, describe, expect, test } from "vitest";
import { createTree } from "@/lib/testing/fixtures";
import { schemaEngine } from "./schema-engine";

const owner = new pg.Pool({ connectionString: process.env.ALFE_TEST_OWNER_DATABASE_URL, max: 1 });
const app = new pg.Pool({ connectionString: process.env.ALFE_APP_DATABASE_URL, max: 1 });
afterAll(async () => {
  await Promise.all([owner.end(), app.end()]);
});

const ask = async <Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []) =>
  (await owner.query<Row>(sql, values)).rows;

/** Tables of an organization's data. */
const tenantTables = `
  select c.oid, c.relname::text as name, c.relrowsecurity, c.relforcerowsecurity from pg_class c
  join pg_attribute a on a.attrelid = c.oid and a.attname = 'organization_id' and not a.attisdropped
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')`;

test("the schema and the migrations say the same", async () => {
  const content = readFileSync(path.join(import.meta.dirname, "schema.prisma"), "utf8");
  const schema = { files: [{ path: "schema.prisma", content }] };
  const engine = await schemaEngine(owner, () => undefined);
  const { exitCode } = await engine.diff({
    from: { tag: "schemaDatasource", ...schema, configDir: "." },
    to: { tag: "schemaDatamodel", ...schema },
    script: false,
    exitCode: true,
    filters: { externalTables: [], externalEnums: [] },
  });
  expect(exitCode).toBe(0);
});

describe("every table of an organization's data", () => {
  test("is there: the query that the others iterate over finds them", async () => {
    const names = (await ask<{ name: string }>(tenantTables)).map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining(["node", "connection", "audit_event", "membership"]),
    );
  });

  test("has the organization first in its primary key", async () => {
    const wrong = await ask(`
      select t.name from (${tenantTables}) t
      where not exists (
        select from pg_index i join pg_attribute a on a.attrelid = t.oid and a.attnum = i.indkey[0]
        where i.indrelid = t.oid and i.indisprimary and a.attname = 'organization_id')`);
    expect(wrong).toEqual([]);
  });

  test("has the organization in every foreign key to another one", async () => {
    const wrong = await ask(`
      select k.conname from pg_constraint k
      join (${tenantTables}) t on t.oid = k.conrelid
      join (${tenantTables}) target on target.oid = k.confrelid
      where k.contype = 'f' and not exists (
        select from unnest(k.conkey, k.confkey) as pair (own, theirs)
        join pg_attribute a on a.attrelid = k.conrelid and a.attnum = pair.own
        join pg_attribute b on b.attrelid = k.confrelid and b.attnum = pair.theirs
        where a.attname = 'organization_id' and b.attname = 'organization_id')`);
    expect(wrong).toEqual([]);
  });

  test("is under forced row-level security that compares the organization", async () => {
    const wrong = await ask(
      `
      select t.name from (${tenantTables}) t
      where not (t.relrowsecurity and t.relforcerowsecurity) or not exists (
        select from pg_policy p where p.polrelid = t.oid and p.polcmd = '*' and p.polpermissive
          and pg_get_expr(p.polqual, t.oid) = $1)`,
      [
        "(organization_id = (NULLIF(current_setting('alfe.organization_id'::text, true), ''::text))::uuid)",
      ],
    );
    expect(wrong).toEqual([]);
  });

  test("has no other policy but the one that lets people find their own roles", async () => {
    const others = await ask<{ table: string; name: string; command: string }>(`
      select c.relname::text as table, p.polname::text as name, p.polcmd::text as command
      from pg_policy p join pg_class c on c.oid = p.polrelid where p.polname <> 'organization'`);
    expect(others).toEqual([{ table: "membership", name: "person", command: "r" }]);
  });

  test("never loses rows by a cascade, so that no credential or audit line goes unnoticed", async () => {
    const cascades = await ask(`
      select k.conname from pg_constraint k join (${tenantTables}) t on t.oid = k.conrelid
      where k.contype = 'f' and (k.confdeltype = 'c' or k.confupdtype = 'c')`);
    expect(cascades).toEqual([]);
  });

  test("has an index that begins with the columns of each foreign key", async () => {
    const missing = await ask(`
      select k.conrelid::regclass::text as table, k.conname from pg_constraint k
      join (${tenantTables}) t on t.oid = k.conrelid
      where k.contype = 'f' and not exists (
        select from pg_index i where i.indrelid = k.conrelid
          and (i.indkey::int2[])[0:1] @> (select array_agg(x) from unnest(k.conkey[1:2]) x)
          and (i.indkey::int2[])[0:1] <@ k.conkey)
      and cardinality(k.conkey) > 1`);
    expect(missing).toEqual([]);
  });
});

describe("the program's role", () => {
  test("is no superuser, owns nothing and bypasses nothing", async () => {
    const { rows } = await app.query<{ bad: boolean; owns: boolean }>(`
      select r.rolsuper or r.rolbypassrls or r.rolcreaterole or r.rolcreatedb as bad,
        exists (select from pg_class c where c.relnamespace = 'public'::regnamespace
          and pg_has_role(session_user, c.relowner, 'member')) as owns
      from pg_roles r where r.rolname = session_user`);
    expect(rows).toEqual([{ bad: false, owns: false }]);
  });

  test("sees no row of any organization unless it names one", async () => {
    await createTree();
    for (const { name } of await ask<{ name: string }>(tenantTables)) {
      const { rows } = await app.query(`select from ${pg.escapeIdentifier(name)} limit 1`);
      expect(rows, name).toEqual([]);
    }
  });

  test("cannot write into an organization other than the one it named", async () => {
    const [one, other] = [await createTree(), await createTree()];
    const client = await app.connect();
    try {
      await client.query("begin");
      await client.query("select set_config('alfe.organization_id', $1, true)", [
        one.organizationId,
      ]);
      const write = client.query(
        `insert into block (organization_id, id, node_id, integration) values ($1, gen_random_uuid(), $2, 'x')`,
        [other.organizationId, other.team.id],
      );
      await expect(write).rejects.toMatchObject({ code: "42501" });
    } finally {
      await client.query("rollback");
      client.release();
    }
  });

  test.each([
    "alter table node disable row level security",
    "set role alfe_owner",
    "create table x ()",
  ])("cannot %s", async (sql) => {
    await expect(app.query(sql)).rejects.toMatchObject({ code: "42501" });
  });

  test("cannot change or delete what the audit log says", async () => {
    const { organizationId } = await createTree();
    for (const sql of ["update audit_event set operation = 'x'", "delete from audit_event"]) {
      const client = await app.connect();
      try {
        await client.query("begin");
        await client.query("select set_config('alfe.organization_id', $1, true)", [organizationId]);
        await expect(client.query(sql)).rejects.toThrow("not allowed");
      } finally {
        await client.query("rollback");
        client.release();
      }
    }
  });
});
