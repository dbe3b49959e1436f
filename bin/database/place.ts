import { createHash, randomBytes } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from "node:fs";
import { writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { packagedBinaries } from "./binaries";
import { readPostmaster } from "./postmaster";
import { canEnter, databaseUser } from "./system-user";

export type Place = {
  /** The directory that holds `bin`, `lib` and `share` of PostgreSQL. */
  native: string;
  /** The directory in which the cluster's directory `postgres` lies. */
  base: string;
};

const shared = "/var/lib/alfe";

/**
 * Where binaries and data can be reached by the user that runs PostgreSQL. For root they often
 * cannot stay where they are (a private data directory, a repository under /root); then they go
 * to /var/lib/alfe, and the data directory keeps the name of its cluster there.
 */
export function findPlace(dataDir: string): Place {
  const native = packagedBinaries();
  const user = databaseUser();
  if (!user) return { native, base: dataDir };
  return {
    native: canEnter(native, user) ? native : copyOfBinaries(native),
    base: canEnter(dataDir, user) ? dataDir : sharedBase(dataDir),
  };
}

function copyOfBinaries(native: string): string {
  const version = readFileSync(path.join(native, "../package.json"), "utf8");
  const name = createHash("sha256").update(version).digest("hex").slice(0, 12);
  const copy = path.join(shared, "native", name);
  if (existsSync(copy)) return copy;

  const part = `${copy}.${String(process.pid)}`;
  mkdirSync(path.dirname(copy), { recursive: true, mode: 0o755 });
  cpSync(native, part, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(part, copy);
  } catch (error) {
    rmSync(part, { recursive: true, force: true });
    if (!existsSync(copy)) throw error;
  }
  return copy;
}

function sharedBase(dataDir: string): string {
  removeForsaken(dataDir);
  const base = path.join(shared, "clusters", clusterOf(dataDir) ?? nameCluster(dataDir));
  mkdirSync(base, { recursive: true, mode: 0o755 });
  writeFileSync(path.join(base, "origin"), dataDir);
  return base;
}

const nameFile = (dataDir: string) => path.join(dataDir, "cluster");

function clusterOf(dataDir: string): string | undefined {
  try {
    return readFileSync(nameFile(dataDir), "utf8").trim();
  } catch {
    return undefined;
  }
}

function nameCluster(dataDir: string): string {
  const name = randomBytes(6).toString("hex");
  try {
    writeFileSync(nameFile(dataDir), name, { flag: "wx", mode: 0o600 });
    return name;
  } catch (error) {
    const other = clusterOf(dataDir);
    if (other) return other;
    throw error;
  }
}

/** Removes clusters that their data directory, deleted and made anew or temporary, no longer names. */
function removeForsaken(dataDir: string): void {
  const clusters = path.join(shared, "clusters");
  if (!existsSync(clusters)) return;
  for (const name of readdirSync(clusters)) {
    const base = path.join(clusters, name);
    const originFile = path.join(base, "origin");
    if (!existsSync(originFile)) continue;
    const origin = readFileSync(originFile, "utf8");
    const temporary = origin.startsWith(path.join(os.tmpdir(), "/"));
    const forsaken = (origin === dataDir || temporary) && clusterOf(origin) !== name;
    if (forsaken && !readPostmaster(path.join(base, "postgres"))?.alive) {
      rmSync(base, { recursive: true, force: true });
    }
  }
}
