import "server-only";
import { hkdfSync } from "node:crypto";
import pg from "pg";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { masterKeys } from "./master-keys";
import { serverKeyContext, serverKeyId } from "./server-key-row";

let loading: Promise<Buffer> | undefined;

/** A key for one purpose of the whole server; knowing it tells nothing about any other. */
export async function serverKeyFor(purpose: string): Promise<Buffer> {
  loading ??= load().catch((cause: unknown) => {
    loading = undefined;
    throw cause;
  });
  return Buffer.from(hkdfSync("sha256", await loading, "", `alfe ${purpose}`, 32));
}

/**
 * Asked once per process, and on a connection of its own: who asks may be in a transaction, and
 * everybody in the pool's transactions would wait for one more of its connections.
 */
async function load(): Promise<Buffer> {
  const row = await readRow();
  if (!row) throw new Error("This database has no server key: it was not brought up to date");
  return masterKeys().get(row.masterKeyId).unwrap(row.wrapped, serverKeyContext);
}

async function readRow(): Promise<{ masterKeyId: string; wrapped: string } | undefined> {
  const client = new pg.Client({
    connectionString: env().ALFE_APP_DATABASE_URL,
    connectionTimeoutMillis: 3_000,
    query_timeout: 3_000,
  });
  client.on("error", () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ masterKeyId: string; wrapped: string }>(
      'select master_key_id as "masterKeyId", wrapped from server_key where id = $1',
      [serverKeyId],
    );
    return rows[0];
  } catch (cause) {
    throw new AppError("unavailable", "The server is busy. Try again in a moment.", { cause });
  } finally {
    await client.end().catch(() => undefined);
  }
}
