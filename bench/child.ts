import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { root } from "../bin/child";

export type BenchChild = {
  /** The first thing that it tells. */
  told: unknown;
  stop: () => Promise<void>;
};

/** Starts one of the benchmark's programs and waits for what it has to tell. It ends with us. */
export async function startBenchChild(
  program: string,
  env: NodeJS.ProcessEnv,
  args: string[] = [],
): Promise<BenchChild> {
  const child = fork(`bench/${program}.ts`, args, {
    cwd: root,
    execArgv: [
      "--conditions=react-server",
      ...["--import", "./bin/end-with-parent.mjs", "--import", "tsx"],
    ],
    env,
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    serialization: "advanced",
  });
  const ended = once(child, "exit");
  const told = await Promise.race([
    once(child, "message").then(([message]) => message as unknown),
    ended.then(([code]) => {
      throw new Error(`${program} ended with ${String(code)}`);
    }),
  ]);
  return { told, stop: () => stop(child, ended) };
}

async function stop(child: ChildProcess, ended: Promise<unknown>): Promise<void> {
  child.kill("SIGKILL");
  await ended;
}
