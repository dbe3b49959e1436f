import { mkdirSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { ensureCluster, readClusterSecrets, superuser } from "./database/cluster";
import { findPlace } from "./database/place";
import { startServer, type Server } from "./database/server";

export type Database = Pick<Server, "port" | "reused" | "stop"> & {
  /** Connects as the owner of the database: no superuser, so that tests meet production's rules. */
  ownerUrl: string;
  /** Where its files are. */
  directory: string;
};

const owner = "alfe_owner";
const name = "alfe";

/** Starts the embedded PostgreSQL of a data directory, with its owner and its empty database. */
export async function startDatabase(dataDir: string, settings?: string[]): Promise<Database> {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const place = findPlace(path.resolve(dataDir));
  const cluster = await ensureCluster(place);
  const secrets = readClusterSecrets(cluster);
  const superuserUrl = (port: number) => url(superuser, secrets.superuser, port, "postgres");

  const server = await startServer({ ...place, cluster, url: superuserUrl, settings });
  try {
    await ensureOwner(superuserUrl(server.port), secrets.owner);
  } catch (error) {
    await server.stop();
    throw error;
  }
  const ownerUrl = url(owner, secrets.owner, server.port, name);
  return { ...server, ownerUrl, directory: cluster };
}

const url = (user: string, password: string, port: number, database: string) =>
  `postgresql://${user}:${password}@127.0.0.1:${String(port)}/${database}`;

/** All that the superuser ever does. */
async function ensureOwner(superuserUrl: string, password: string): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    // Two starts at once must not both create.
    await client.query("select pg_advisory_lock(hashtextextended('alfe owner', 0))");
    const role = await client.query("select from pg_roles where rolname = $1", [owner]);
    if (role.rowCount === 0) {
      const literal = client.escapeLiteral(password);
      await client.query(
        `create role ${owner} login nosuperuser createrole createdb password ${literal}`,
      );
    }
    const database = await client.query("select from pg_database where datname = $1", [name]);
    if (database.rowCount === 0) await client.query(`create database ${name} owner ${owner}`);
  } finally {
    await client.end();
  }
}
