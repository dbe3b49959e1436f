import { readFileSync, statSync } from "node:fs";
import path from "node:path";
import { Refusal } from "../refusal";

export type SystemUser = { uid: number; gid: number };

/**
 * The user that must run PostgreSQL instead of us, or undefined where we can run it ourselves:
 * PostgreSQL refuses to run as root.
 */
export function databaseUser(): SystemUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const user = find("postgres") ?? find("nobody");
  if (!user) throw new Refusal("PostgreSQL cannot run as root, and there is no user nobody.");
  return user;
}

function find(name: string): SystemUser | undefined {
  const line = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .find((entry) => entry.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(":") ?? [];
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : undefined;
}

/** Whether the user may enter the directory and all directories above it. */
export function canEnter(directory: string, { uid }: SystemUser): boolean {
  const { mode, uid: owner } = statSync(directory);
  const allowed = (mode & 0o001) !== 0 || (owner === uid && (mode & 0o100) !== 0);
  const parent = path.dirname(directory);
  return allowed && (parent === directory || canEnter(parent, { uid, gid: uid }));
}
