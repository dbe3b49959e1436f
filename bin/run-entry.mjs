import { spawn } from "node:child_process";
import os from "node:os";
import { fileURLToPath } from "node:url";
import { pinnedEnvironment, pinnedNode, prepare } from "./prepare.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));

/**
 * Prepares the project and runs one of its TypeScript programs under the pinned Node, as this very
 * process would: same terminal, same signals, same exit code.
 *
 * @param {string} entry relative to the project
 * @param {string[]} args
 * @param {number} [steps] how many steps the whole way has; without it the preparation is silent
 */
export async function runEntry(entry, args, steps) {
  try {
    await prepare(steps);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
  const child = spawn(
    pinnedNode,
    [
      "--conditions=react-server",
      ...["--import", "./bin/end-with-parent.mjs", "--import", "tsx"],
      ...[entry, ...args],
    ],
    {
      cwd: root,
      env: pinnedEnvironment(),
      stdio: ["inherit", "inherit", "inherit", "ipc"],
    },
  );
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
    process.on(signal, () => child.kill(signal));
  }
  if (process.env.npm_lifecycle_event) endWith(process.ppid, () => child.kill("SIGTERM"));
  child.on("exit", (code, signal) => {
    process.exit(code ?? 128 + (signal ? os.constants.signals[signal] : 0));
  });
}

/**
 * npm (or the shell between us) may be killed without a word to us.
 *
 * @param {number} parent
 * @param {() => void} end
 */
function endWith(parent, end) {
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    end();
  }, 500);
  timer.unref();
}
