import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";

type Given = { env?: Record<string, string>; input?: string };
export type Ended = { code: number | null; stdout: string; stderr: string };

/** A command that still runs. */
export type Running = {
  /** Resolves with what it has written to a stream once that has something of this form. */
  says: (stream: "stdout" | "stderr", pattern: RegExp) => Promise<RegExpExecArray>;
  ended: Promise<Ended>;
};

/** The command line client as whoever installs its package has it. */
export type PackedCli = {
  /** Where it is installed; nothing else is there. */
  folder: string;
  /** Where it may keep its sign-in. */
  config: string;
  start: (words: readonly string[], given?: Given) => Running;
  run: (words: readonly string[], given?: Given) => Promise<Ended>;
  /** The same with a terminal, whose keys are `input`; what it shows is all in `stdout`. */
  runInTerminal: (words: readonly string[], given?: Given) => Promise<Ended>;
  remove: () => void;
};

const npm = promisify(execFile);

/** Packs it, and installs the package into an empty folder with no network and no cache. */
export async function installPackedCli(): Promise<PackedCli> {
  const folder = mkdtempSync(path.join(tmpdir(), "alfe-packed-"));
  const offline = {
    ...process.env,
    npm_config_cache: path.join(folder, "cache"),
    npm_config_offline: "true",
    npm_config_update_notifier: "false",
  };
  await npm("npm", ["pack", "--pack-destination", folder], { cwd: "cli", env: offline });
  const tarball = readdirSync(folder).find((name) => name.endsWith(".tgz"));
  if (tarball === undefined) throw new Error("npm pack made no package");
  await npm("npm", ["install", "--no-audit", "--no-fund", `./${tarball}`], {
    cwd: folder,
    env: offline,
  });
  const alfe = path.join(folder, "node_modules/.bin/alfe");
  const config = path.join(folder, "config");
  const environment = (env: Record<string, string> = {}): NodeJS.ProcessEnv => ({
    NODE_ENV: "production",
    PATH: process.env.PATH ?? "",
    HOME: folder,
    ALFE_CONFIG_DIR: config,
    ...env,
  });
  const start = (words: readonly string[], { env, input = "" }: Given = {}) =>
    watch(alfe, words, environment(env), input);
  return {
    folder,
    config,
    start,
    run: (words, given) => start(words, given).ended,
    runInTerminal: (words, { env, input = "" } = {}) =>
      watch(
        "script",
        ["-qec", [alfe, ...words].map(quoted).join(" "), "/dev/null"],
        { TERM: "xterm-256color", ...environment(env) },
        input,
      ).ended,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

const quoted = (word: string): string => `'${word.replaceAll("'", "'\\''")}'`;

function watch(
  command: string,
  words: readonly string[],
  env: NodeJS.ProcessEnv,
  input: string,
): Running {
  const child = spawn(command, words, { env, cwd: env.HOME });
  const written = { stdout: "", stderr: "" };
  for (const stream of ["stdout", "stderr"] as const)
    child[stream].setEncoding("utf8").on("data", (text: string) => (written[stream] += text));
  child.stdin.end(input);
  const ended = once(child, "close").then(([code]) => ({
    code: code as number | null,
    ...written,
  }));
  return {
    ended,
    says: async (stream, pattern) => {
      for (;;) {
        const found = pattern.exec(written[stream]);
        if (found) return found;
        const next = await Promise.race([once(child[stream], "data"), ended]);
        if ("code" in next && !pattern.test(written[stream]))
          throw new Error(`It ended without saying so: ${JSON.stringify(next)}`);
      }
    },
  };
}
