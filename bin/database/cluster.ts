import { randomBytes } from "node:crypto";
import {
  chownSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { runBinary } from "./binaries";
import type { Place } from "./place";
import { databaseUser } from "./system-user";

/** Passwords of the two people of an embedded cluster; the superuser only creates the owner. */
export type ClusterSecrets = { superuser: string; owner: string };

const secretsFile = (cluster: string) => path.join(cluster, "alfe.json");

/**
 * Makes the cluster's directory if it is missing. It is made beside and then renamed, with its
 * passwords inside, so that a crash in between leaves nothing half made.
 */
export async function ensureCluster({ native, base }: Place): Promise<string> {
  const cluster = path.join(base, "postgres");
  if (existsSync(cluster)) return cluster;

  const part = mkdtempSync(path.join(base, "postgres.new-"));
  const secrets: ClusterSecrets = { superuser: password(), owner: password() };
  const passwordFile = `${part}.password`;
  writeFileSync(passwordFile, secrets.superuser, { mode: 0o600 });
  const user = databaseUser();
  if (user) for (const file of [part, passwordFile]) chownSync(file, user.uid, user.gid);
  try {
    // The builtin locale sorts alike on every machine.
    await runBinary(native, "initdb", [
      ...["-D", part, "-U", superuser, "--auth=scram-sha-256", `--pwfile=${passwordFile}`],
      ...["--encoding=UTF8", "--locale=C", "--locale-provider=builtin"],
      "--builtin-locale=C.UTF-8",
    ]);
    writeFileSync(secretsFile(part), JSON.stringify(secrets), { mode: 0o600 });
    rename(part, cluster);
  } catch (error) {
    rmSync(part, { recursive: true, force: true });
    throw error;
  } finally {
    rmSync(passwordFile);
  }
  return cluster;
}

export const superuser = "alfe_superuser";

export function readClusterSecrets(cluster: string): ClusterSecrets {
  return JSON.parse(readFileSync(secretsFile(cluster), "utf8")) as ClusterSecrets;
}

const password = () => randomBytes(24).toString("base64url");

/** Another start may have been first; its cluster is as good as ours. */
function rename(part: string, cluster: string): void {
  try {
    renameSync(part, cluster);
  } catch (error) {
    if (!existsSync(cluster)) throw error;
    rmSync(part, { recursive: true });
  }
}
