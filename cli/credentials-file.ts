import { chmodSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import envPaths from "env-paths";
import { Failure } from "./failure";

/** What `alfe login` keeps of one server. */
export type Login = {
  token: string;
  expiresAt: string | null;
  organization: { id: string; slug: string; name: string };
};

/** The servers that this computer is signed in to, by origin, and the one used last. */
export type Logins = { current: string | null; servers: Record<string, Login> };

const directory = (): string =>
  process.env.ALFE_CONFIG_DIR ?? envPaths("alfe", { suffix: "" }).config;

export const credentialsFile = (): string => path.join(directory(), "credentials.json");

export function readLogins(): Logins {
  const file = credentialsFile();
  try {
    const { current, servers } = JSON.parse(readFileSync(file, "utf8")) as Partial<Logins>;
    return { current: current ?? null, servers: servers ?? {} };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return { current: null, servers: {} };
    throw new Failure("failed", `${file} cannot be read.`, {
      hint: "Delete it and sign in again with: alfe login",
    });
  }
}

/** Writes the file for its owner alone, whole or not at all. */
export function writeLogins(logins: Logins): void {
  const file = credentialsFile();
  mkdirSync(directory(), { recursive: true, mode: 0o700 });
  const draft = `${file}.${process.pid}`;
  try {
    writeFileSync(draft, `${JSON.stringify(logins, undefined, 2)}\n`, { mode: 0o600, flag: "wx" });
    chmodSync(draft, 0o600);
    renameSync(draft, file);
  } finally {
    rmSync(draft, { force: true });
  }
}
