import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
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
  if (process.env.npm_lifecycle_event) whenNpmEnds(() => child.kill("SIGTERM"));
  child.on("exit", (code, signal) => {
    process.exit(code ?? 128 + (signal ? os.constants.signals[signal] : 0));
  });
}

/**
 * npm, which starts us through a shell, may be killed without a word to us, or may end the shell
 * and not us: then we are somebody else's child, or the shell is.
 *
 * @param {() => void} then
 */
function whenNpmEnds(then) {
  const shell = process.ppid;
  const npm = parentOf(shell);
  const isShell = /^(\/bin\/)?sh\0-c\0/.test(read(`/proc/${shell}/cmdline`));
  const timer = setInterval(() => {
    if (process.ppid === shell && (!isShell || parentOf(shell) === npm)) return;
    clearInterval(timer);
    then();
  }, 500);
  timer.unref();
}

/** @param {number} pid */
function parentOf(pid) {
  const stat = read(`/proc/${pid}/stat`);
  return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
}

/** @param {string} file */
function read(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
