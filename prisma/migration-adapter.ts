import { PrismaPg } from "@prisma/adapter-pg";
import type {
  SqlDriverAdapter,
  SqlMigrationAwareDriverAdapterFactory,
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
  readCharAsText(pool);
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

function readCharAsText(pool: pg.Pool): void {
  const query = pool.query.bind(pool) as (...args: unknown[]) => Promise<pg.QueryResult>;
  const mended = async (...args: unknown[]) => {
    const result = await query(...args);
    // The answer to a script of several statements is a list, and nothing in it is read.
    for (const field of Array.isArray(result) ? [] : result.fields) {
      if (field.dataTypeID === charOid) field.dataTypeID = textOid;
    }
    return result;
  };
  pool.query = mended as typeof pool.query;
}
