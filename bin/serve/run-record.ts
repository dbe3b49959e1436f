import { readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** A process that was ours, so exactly that a later process of the same number is told apart. */
type Mark = { name: string; pid: number; identity: string };

export type RunRecord = {
  address: string;
  main: Mark;
  children: (Mark & { url?: string })[];
};

const file = (dataDir: string) => path.join(dataDir, "run.json");

export function writeRunRecord(
  dataDir: string,
  address: string,
  children: { name: string; pid: number; url?: string }[],
): void {
  const record: RunRecord = {
    address,
    main: mark({ name: "main", pid: process.pid }),
    children: children.map(({ url, ...child }) => ({ ...mark(child), ...(url && { url }) })),
  };
  writeFileSync(file(dataDir), JSON.stringify(record, null, 2), { mode: 0o600 });
}

export function readRunRecord(dataDir: string): RunRecord | undefined {
  try {
    return JSON.parse(readFileSync(file(dataDir), "utf8")) as RunRecord;
  } catch {
    return undefined;
  }
}

/** The server that runs on this data directory now. */
export function runningServer(dataDir: string): RunRecord | undefined {
  const record = readRunRecord(dataDir);
  const { pid, identity } = record?.main ?? { pid: 0, identity: "" };
  return identity !== "" && identityOf(pid) === identity ? record : undefined;
}

/** Where its provider sandbox listens. */
export const sandboxOf = (running: RunRecord | undefined): string | undefined =>
  running?.children.find(({ name }) => name === "sandbox")?.url;

export const removeRunRecord = (dataDir: string) => rmSync(file(dataDir), { force: true });

/** Ends what a start that was killed left running, and nothing else. */
export async function endLeftovers(dataDir: string): Promise<void> {
  for (const { pid, identity } of readRunRecord(dataDir)?.children ?? []) {
    const isOurs = () => identity !== "" && identityOf(pid) === identity;
    if (isOurs()) process.kill(pid, "SIGTERM");
    for (let wait = 0; wait < 50 && isOurs(); wait++) await sleep(100);
    if (isOurs()) process.kill(pid, "SIGKILL");
  }
  removeRunRecord(dataDir);
}

const mark = ({ name, pid }: { name: string; pid: number }): Mark => ({
  name,
  pid,
  identity: identityOf(pid),
});

/** The boot and the moment in it at which a process started; empty where there is none. */
function identityOf(pid: number): string {
  try {
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    const stat = readFileSync(`/proc/${String(pid)}/stat`, "utf8");
    // The name, in parentheses, may hold spaces; the start time is the 20th field after it.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return fields[0] === "Z" ? "" : `${boot} ${fields[19] ?? ""}`;
  } catch {
    return "";
  }
}
