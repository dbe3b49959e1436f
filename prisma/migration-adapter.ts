import { PrismaPg } from "@prisma/adapter-pg";
import {
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from "@prisma/driver-adapter-utils";
import type pg from "pg";

/** PostgreSQL's internal one-byte type "char", which the catalog is full of, and `text`. */
const charOid = 18;
const textOid = 25;

/**
 * Appended to every migration's script, so that the change and the record that it is done are one
 * transaction: a crash leaves both or neither.
 */
const recordAsDone =
  "update _prisma_migrations set finished_at = now(), applied_steps_count = 1 where finished_at is null and rolled_back_at is null";

/**
 * Prisma's adapter over a pool of one connection, mended: the stock one splits scripts at every
 * semicolon (which breaks function bodies) and cannot read the catalog's "char" columns. The
 * engine loses what the database said of a script that failed; `onFailure` hears it.
 */
export function migrationAdapter(
  pool: pg.Pool,
  onFailure: (cause: unknown) => void,
): SqlMigrationAwareDriverAdapterFactory {
  const factory = new PrismaPg(pool, { disposeExternalPool: false });
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: async () => mend(await factory.connect(), pool, onFailure),
    connectToShadowDb: () => Promise.reject(new Error("Nothing here needs a shadow database")),
  };
}

function mend(
  adapter: SqlDriverAdapter,
  pool: pg.Pool,
  onFailure: (cause: unknown) => void,
): SqlDriverAdapter {
  const charColumns = readCharAsText(pool);
  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (query) => {
    const result = await queryRaw(query);
    const columnTypes = result.columnTypes.map((type, index) =>
      charColumns().has(index) ? ColumnTypeEnum.Character : type,
    );
    return { ...result, columnTypes };
  };
  // One message of the simple protocol is one implicit transaction.
  adapter.executeScript = async (script) => {
    try {
      await pool.query(`${script}\n;${recordAsDone}`);
    } catch (cause) {
      onFailure(cause);
      throw cause;
    }
  };
  return adapter;
}

/**
 * Lets the adapter read "char" columns, which it refuses, as text. Returns which columns of the last
 * answer were such: the engine insists on single characters there.
 */
function readCharAsText(pool: pg.Pool): () => ReadonlySet<number> {
  const query = pool.query.bind(pool) as (...args: unknown[]) => Promise<pg.QueryResult>;
  let columns = new Set<number>();
  const mended = async (...args: unknown[]) => {
    const result = await query(...args);
    columns = new Set();
    // The answer to a script of several statements is a list, and nothing in it is read.
    for (const [index, field] of (Array.isArray(result) ? [] : result.fields).entries()) {
      if (field.dataTypeID !== charOid) continue;
      field.dataTypeID = textOid;
      columns.add(index);
    }
    return result;
  };
  pool.query = mended as typeof pool.query;
  return () => columns;
}
