import { fork } from "node:child_process";
import { once } from "node:events";
import type { Answer, Asked, ProcessTasks } from "./process-program";

/** A real process of the server's code: nothing in memory is common with the test, only the database is. */
export type TestProcess = {
  /** Has it do something of `process-program.ts`. Rejects where that failed, or where the process died. */
  ask: <Name extends keyof ProcessTasks>(
    name: Name,
    input: Parameters<ProcessTasks[Name]>[0],
  ) => Promise<Awaited<ReturnType<ProcessTasks[Name]>>>;
  /** The signal that ended it, once it has ended. */
  ended: Promise<string | null>;
  kill: () => Promise<void>;
  /** What it has logged. */
  log: () => string;
};

/** Starts one with the test's environment and waits until it listens. */
export async function startProcess(env: Record<string, string> = {}): Promise<TestProcess> {
  const child = fork("lib/testing/process-program.ts", {
    execArgv: [
      "--conditions=react-server",
      ...["--import", "./bin/end-with-parent.mjs", "--import", "tsx"],
    ],
    env: { ...process.env, ...env },
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
  let log = "";
  child.stderr?.on("data", (text: Buffer) => (log += text.toString()));
  const ended = once(child, "exit").then(([, signal]) => (signal as string | null) ?? null);
  const waiting = new Map<number, (answer: Answer) => void>();
  child.on("message", (answer: Answer) => waiting.get(answer.id)?.(answer));
  const died = ended.then((signal): never => {
    throw new Error(`The process died of ${signal ?? "itself"}:\n${log}`);
  });
  died.catch(() => undefined);

  let asked = 0;
  const ask = async (name: keyof ProcessTasks, input: unknown): Promise<unknown> => {
    const id = (asked += 1);
    const answered = new Promise<Answer>((resolve) => waiting.set(id, resolve));
    child.send({ id, name, input } satisfies Asked, () => undefined);
    const answer = await Promise.race([answered, died]);
    if ("error" in answer) throw new Error(answer.error);
    return answer.result;
  };
  await Promise.race([once(child, "message"), died]);
  return {
    ask: ask as TestProcess["ask"],
    ended,
    log: () => log,
    kill: async () => {
      child.kill("SIGKILL");
      await ended;
    },
  };
}
