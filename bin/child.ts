import { spawn, type ChildProcess } from "node:child_process";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Refusal } from "./refusal";

export const root = path.dirname(import.meta.dirname);

export type Child = {
  name: string;
  pid: number;
  isRunning: () => boolean;
  /** Settles when the process has ended, with its exit code (null: by a signal). */
  ended: Promise<number | null>;
  /** Asks it to end, waits for it, and ends it hard after the grace (at once if that is 0). */
  stop: (graceMs: number) => Promise<void>;
};

type Options = {
  /** Arguments of Node: its own flags, the script, the script's arguments. */
  args: string[];
  env: NodeJS.ProcessEnv;
  /** Gets what the process prints. */
  onOutput: (text: string) => void;
};

/**
 * Starts a Node process that ends with us even if we are killed: it notices when the channel to us
 * closes. It leads its own group, so that Ctrl-C reaches only us and we decide the order.
 */
export function startChild(name: string, { args, env, onOutput }: Options): Child {
  const child = spawn(process.execPath, args, {
    cwd: root,
    env,
    detached: true,
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  const { pid } = child;
  if (pid === undefined) throw new Error(`${name} could not be started`);
  child.stdout?.on("data", (chunk: Buffer) => {
    onOutput(chunk.toString());
  });
  child.stderr?.on("data", (chunk: Buffer) => {
    onOutput(chunk.toString());
  });
  const ended = new Promise<number | null>((resolve) => {
    child.on("exit", resolve);
  });
  return {
    name,
    pid,
    isRunning: () => child.exitCode === null && child.signalCode === null,
    ended,
    stop: (graceMs) => stop(child, ended, graceMs),
  };
}

async function stop(
  child: ChildProcess,
  ended: Promise<number | null>,
  graceMs: number,
): Promise<void> {
  child.kill(graceMs > 0 ? "SIGTERM" : "SIGKILL");
  const late = new AbortController();
  const overdue = sleep(graceMs, "overdue", { signal: late.signal }).catch(() => "in time");
  if ((await Promise.race([ended, overdue])) === "overdue") child.kill("SIGKILL");
  late.abort();
  await ended;
}

/** Waits until the process answers an address with success, and refuses when it ends before. */
export async function waitUntilServing(
  child: Child,
  url: string,
  output: () => string,
): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    if (!child.isRunning()) {
      throw new Refusal(`The ${child.name} did not start: ${output().trim()}`);
    }
    const answer = await fetch(url, { signal: AbortSignal.timeout(5_000) }).catch(() => undefined);
    if (answer?.ok) return;
    await sleep(100);
  }
  throw new Refusal(`The ${child.name} does not answer at ${url}: ${output().trim()}`);
}
