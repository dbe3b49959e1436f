import { existsSync } from "node:fs";
import path from "node:path";
import { root } from "../child";
import { Refusal } from "../refusal";

/** What the environment says about this start. */
export type Settings = {
  /** Everything is local and seeded, and secrets are made up. */
  demo: boolean;
  sandbox: boolean;
  /** The public origin. */
  origin: string;
  host: string;
  port: number;
  sandboxPort: number | undefined;
  dataDir: string;
  /** The owner's connection; without one the embedded PostgreSQL is used. */
  databaseUrl: string | undefined;
  /** The program's own connection, where the owner may not create its role. */
  appDatabaseUrl: string | undefined;
  /** The queue's own connection, likewise. */
  jobsDatabaseUrl: string | undefined;
};

/** A variable of the environment; what is empty is not set. */
export function variable(name: string): string | undefined {
  const value = process.env[name]?.trim();
  return value === "" ? undefined : value;
}

/** Reads `.env`, where there is one; what the environment already has wins. */
export function loadEnvironmentFile(): void {
  const file = path.join(root, ".env");
  if (existsSync(file)) process.loadEnvFile(file);
}

export function readSettings(): Settings {
  const databaseUrl = variable("DATABASE_URL");
  const url = variable("ALFE_URL");
  const demo = variable("ALFE_DEMO") === "1" || (!databaseUrl && !url);
  const port = readPort("PORT") ?? 3000;
  return {
    demo,
    sandbox: demo ? variable("ALFE_SANDBOX") !== "0" : variable("ALFE_SANDBOX") === "1",
    origin: url ? readOrigin(url) : `http://127.0.0.1:${String(port)}`,
    host: demo ? "127.0.0.1" : "0.0.0.0",
    port,
    sandboxPort: readPort("ALFE_SANDBOX_PORT"),
    dataDir: path.resolve(root, variable("ALFE_DATA_DIR") ?? ".data"),
    databaseUrl,
    appDatabaseUrl: variable("ALFE_APP_DATABASE_URL"),
    jobsDatabaseUrl: variable("ALFE_JOBS_DATABASE_URL"),
  };
}

function readPort(name: string): number | undefined {
  const text = variable(name);
  if (text === undefined) return undefined;
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new Refusal(`${name} must be a port number from 1 to 65535, not "${text}".`);
}

function readOrigin(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && ["http:", "https:"].includes(url.protocol) && url.pathname === "/" && !url.search) {
    return url.origin;
  }
  throw new Refusal(`ALFE_URL must be an origin such as https://alfe.example.com, not "${text}".`);
}
