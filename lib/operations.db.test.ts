import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { env } from "./env";
import { operations } from "./operations";
import { execute } from "./pipeline/execute";
import type { Operation } from "./pipeline/operation";
import type { TestPerson } from "./testing/fixtures";
import {
  aboutOneself,
  answersHolders,
  createNamedThings,
  type NamedThings,
  namesNothing,
  ofNobody,
} from "./testing/named-things";

let things: NamedThings;
let organizationId: string;
let viewer: TestPerson;
let stranger: TestPerson;

beforeAll(async () => {
  things = await createNamedThings();
  ({ organizationId, viewer, stranger } = things);
});

const inputOf = (operation: Operation) => things.inputOf(operation);

/** The names of all operations that the source defines, wherever it does; tests define some of their own. */
const definedNames = (): string[] =>
  globSync("**/*.ts", { cwd: import.meta.dirname })
    .filter((file) => !file.endsWith(".test.ts"))
    .flatMap((file) => [
      ...readFileSync(path.join(import.meta.dirname, file), "utf8").matchAll(
        /= define(?:Query|Command)\(\{\s*name: "(\w+)"/g,
      ),
    ])
    .map(([, name = ""]) => name);

test("all operations there are are listed, under names of their own", () => {
  const names = operations.map(({ name }) => name);
  expect(names.toSorted()).toEqual(definedNames().toSorted());
  expect(names).toEqual([...new Set(names)]);
  for (const name of names) expect(name).toMatch(/^[a-z]+(_[a-z]+)+$/);
});

describe.each(operations.map((operation) => [operation.name, operation] as const))(
  "%s",
  (_name, operation) => {
    test("has a value for each of its fields here", () => {
      const missing = Object.keys(operation.input.shape).filter(
        (field) => !(field in things.values),
      );
      expect(missing).toEqual([]);
    });

    test("is hidden from people of another organization who name this one", async () => {
      const caller = { ...stranger, organizationId };
      if (operation.name === answersHolders) {
        const page = await execute(operation, caller, inputOf(operation));
        expect(page).toMatchObject({ state: "other_person", organization: { name: "acme" } });
        return;
      }
      await expect(execute(operation, caller, inputOf(operation))).rejects.toMatchObject({
        kind: "not_found",
      });
    });

    // Without such input there is nothing of this organization to ask for.
    test.runIf(
      !namesNothing.includes(operation.name) &&
        Object.keys(operation.input.shape).some((field) => !ofNobody.includes(field)),
    )("finds nothing of this organization from within another", async () => {
      // Of a `state` nobody can say more than that it is not for them.
      const kind = inputOf(operation).state === things.values.state ? "conflict" : "not_found";
      await expect(execute(operation, stranger, inputOf(operation))).rejects.toMatchObject({
        kind,
      });
    });

    test.runIf(operation.kind === "command" && !aboutOneself.includes(operation.name))(
      "is refused to viewers",
      async () => {
        await expect(execute(operation, viewer, inputOf(operation))).rejects.toMatchObject({
          kind: "forbidden",
        });
      },
    );

    test("describes itself and every field", () => {
      expect(operation.summary).toMatch(/^[A-Z].*\.$/);
      const schema = z.toJSONSchema(operation.input, { io: "input" });
      const { properties = {} } = z
        .object({ properties: z.record(z.string(), z.object({ description: z.string() })) })
        .partial()
        .parse(schema);
      expect(Object.keys(properties)).toEqual(Object.keys(operation.input.shape));
    });
  },
);

describe("in SQL, as the program's own role", () => {
  const client = new pg.Client({ connectionString: env().ALFE_APP_DATABASE_URL });
  beforeAll(() => client.connect());
  afterAll(() => client.end());

  /** Every table of organizations' data. */
  const tables = async (): Promise<string[]> => {
    const { rows } = await client.query<{ name: string }>(
      `select c.relname as name from pg_class c
       join pg_attribute a on a.attrelid = c.oid and a.attname = 'organization_id' and not a.attisdropped
       where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by 1`,
    );
    return rows.map(({ name }) => name);
  };

  /** Runs a statement inside of an organization and takes it back. */
  const within = async (scope: string | null, sql: string, parameters: string[]) => {
    await client.query("begin");
    try {
      if (scope !== null)
        await client.query("select set_config('alfe.organization_id', $1, true)", [scope]);
      return await client.query<{ count: number }>(sql, parameters);
    } finally {
      await client.query("rollback");
    }
  };

  test("an organization's rows are there for itself only", async () => {
    const names = await tables();
    expect(names).toContain("connection");
    const own: string[] = [];
    for (const name of names) {
      const table = client.escapeIdentifier(name);
      const count = `select count(*)::int as count from ${table} where organization_id = $1`;
      const seen = async (scope: string | null) =>
        (await within(scope, count, [organizationId])).rows[0]?.count;
      expect([name, await seen(null)]).toEqual([name, 0]);
      expect([name, await seen(stranger.organizationId)]).toEqual([name, 0]);
      if ((await seen(organizationId)) !== 0) own.push(name);
    }
    expect(own).toEqual(
      expect.arrayContaining(["audit_event", "invitation", "membership", "node"]),
    );
  });

  test("another organization's rows can be neither made, changed nor deleted", async () => {
    for (const name of await tables()) {
      const table = client.escapeIdentifier(name);
      const make = `insert into ${table} (organization_id) values ($1)`;
      await expect(
        within(stranger.organizationId, make, [organizationId]),
        name,
        // A pool is refused to everybody, before it is asked whose it is.
      ).rejects.toMatchObject({ code: name === "credit_pool" ? "23000" : "42501" });
      for (const sql of [
        `update ${table} set organization_id = organization_id where organization_id = $1`,
        `delete from ${table} where organization_id = $1`,
      ])
        expect((await within(stranger.organizationId, sql, [organizationId])).rowCount).toBe(0);
    }
  });

  test("a row cannot point into another organization", async () => {
    const point = `insert into node_redirect (organization_id, path, node_id) values ($1, 'away', $2)`;
    await expect(
      within(stranger.organizationId, point, [stranger.organizationId, organizationId]),
    ).rejects.toMatchObject({ code: "23503" });
  });
});
