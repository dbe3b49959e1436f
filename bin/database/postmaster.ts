import { readFileSync } from "node:fs";
import path from "node:path";

export type Postmaster = {
  pid: number;
  port: number;
  /** It accepts connections. */
  ready: boolean;
  /** The process exists and really is the server of this directory. */
  alive: boolean;
};

export const postmasterFile = (cluster: string) => path.join(cluster, "postmaster.pid");

/** What postmaster.pid says of the server of a cluster, checked against the system's processes. */
export function readPostmaster(cluster: string): Postmaster | undefined {
  let lines: string[];
  try {
    lines = readFileSync(postmasterFile(cluster), "utf8").split("\n");
  } catch {
    return undefined;
  }
  const pid = Math.abs(Number(lines[0]));
  return {
    pid,
    port: Number(lines[3]),
    ready: lines[7]?.trim() === "ready",
    alive: isServerOf(cluster, pid),
  };
}

/** After a crash the number may belong to any other process, or to one that waits to be reaped. */
function isServerOf(cluster: string, pid: number): boolean {
  if (process.platform !== "linux") return exists(pid);
  try {
    const stat = readFileSync(`/proc/${String(pid)}/stat`, "utf8");
    const command = readFileSync(`/proc/${String(pid)}/cmdline`, "utf8");
    return !/\) [ZX] /.test(stat) && command.split("\0").includes(cluster);
  } catch {
    return false;
  }
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
