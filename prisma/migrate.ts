import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { MigrationList } from "@prisma/schema-engine-wasm";
import pg from "pg";
import { Refusal } from "../bin/refusal";
import { schemaEngine } from "./schema-engine";

const ourMigrations = path.join(import.meta.dirname, "migrations");
const filters = { externalTables: [], externalEnums: [] };

/**
 * Applies the migrations that a database lacks, one process at a time, and returns their names.
 * It needs a direct connection as the owner: a pooler would lose the lock.
 */
export async function migrate(ownerUrl: string, directory = ourMigrations): Promise<string[]> {
  // One connection for the lock and the scripts: while a script of a killed process still runs in
  // the database, the lock is still held.
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 1, idleTimeoutMillis: 0 });
  pool.on("error", () => undefined);
  try {
    await pool.query("select pg_advisory_lock(hashtextextended('alfe migrations', 0))");
    await forgetUnfinished(pool);
    const applied = await apply(pool, readMigrations(directory));
    await hideHistory(pool);
    return applied;
  } finally {
    await pool.end();
  }
}

async function apply(pool: pg.Pool, migrationsList: MigrationList): Promise<string[]> {
  let failure: unknown;
  const engine = await schemaEngine(pool, (cause) => {
    failure = cause;
  });
  try {
    const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters });
    return appliedMigrationNames;
  } catch (error) {
    if (!(failure instanceof Error)) throw error;
    const [, name = ""] = /migration_name="([^"]+)"/.exec(String(error)) ?? [];
    throw new Refusal(`The migration ${name} failed and changed nothing: ${failure.message}.`, {
      cause: failure,
    });
  }
}

/** The migrations of a directory in Prisma's layout, in the order of their names. */
export function readMigrations(directory: string): MigrationList {
  const names = readdirSync(directory, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  const lockfile = path.join(directory, "migration_lock.toml");
  return {
    baseDir: directory,
    lockfile: {
      path: "migration_lock.toml",
      content: existsSync(lockfile) ? readFileSync(lockfile, "utf8") : null,
    },
    shadowDbInitScript: "",
    migrationDirectories: names.map((name) => ({
      path: name,
      migrationFile: {
        path: "migration.sql",
        content: {
          tag: "ok",
          value: readFileSync(path.join(directory, name, "migration.sql"), "utf8"),
        },
      },
    })),
  };
}

/** A migration that did not finish changed nothing (see migrationAdapter), so it may be tried again. */
async function forgetUnfinished(pool: pg.Pool): Promise<void> {
  if (await hasHistory(pool)) {
    await pool.query(
      "update _prisma_migrations set rolled_back_at = now() where finished_at is null and rolled_back_at is null",
    );
  }
}

/** The program has no business in the history, which default privileges opened to it. */
async function hideHistory(pool: pg.Pool): Promise<void> {
  const role = await pool.query("select from pg_roles where rolname = 'alfe_app'");
  if (role.rowCount && (await hasHistory(pool))) {
    await pool.query("revoke all on table _prisma_migrations from alfe_app");
  }
}

async function hasHistory(pool: pg.Pool): Promise<boolean> {
  const { rowCount } = await pool.query(
    "select where to_regclass('public._prisma_migrations') is not null",
  );
  return rowCount === 1;
}
