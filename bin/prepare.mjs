import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { exclusively } from "./exclusive.mjs";
import { step } from "./step.mjs";

// Plain Node without dependencies: this runs where nothing is installed yet.

const root = fileURLToPath(new URL("..", import.meta.url));
const at = (/** @type {string} */ name) => path.join(root, name);

/** The Node that the project pins; everything but the first steps runs under it. */
export const pinnedNode = at("node_modules/node/bin/node");

/** The environment in which every `node` is the pinned one. */
export const pinnedEnvironment = () => ({
  ...process.env,
  PATH: [path.dirname(pinnedNode), process.env.PATH].join(path.delimiter),
});

/**
 * Installs the locked dependencies and generates the database client, where that is not done.
 *
 * @param {number | undefined} steps how many steps the whole way has; undefined shows none
 */
export async function prepare(steps) {
  const show = steps ? step : quietly;
  await show(`1/${steps}`, "Dependencies", (say) =>
    exclusively("prepare", root, () => install(say)),
  );
  await show(`2/${steps}`, "Database client", (say) =>
    exclusively("prepare", root, () => generate(say)),
  );
}

/** @type {typeof step} */
const quietly = async (_position, _title, work) => work(() => undefined);

/** @param {(outcome: string) => void} say */
async function install(say) {
  if (isInstalled()) return say("up to date");
  const npm = process.env.npm_execpath;
  // The Node that runs us may be the one inside node_modules, which is about to be replaced.
  const node = process.env.npm_node_execpath ?? process.execPath;
  await run(npm ? node : "npm", [...(npm ? [npm] : []), "ci", "--include=dev"], process.env);
}

/** Whether what npm says it installed is what the lock file asks for. */
function isInstalled() {
  if (!existsSync(at("node_modules/.package-lock.json")) || !existsSync(pinnedNode)) return false;
  const installed = packagesOf("node_modules/.package-lock.json");
  return Object.entries(packagesOf("package-lock.json"))
    .filter(([name]) => name !== "")
    .every(([name, { version, optional, devOptional, extraneous }]) => {
      const found = installed[name];
      // npm leaves out what is for other machines.
      return found ? found.version === version : optional || devOptional || extraneous;
    });
}

/** @typedef {{ version?: string, optional?: boolean, devOptional?: boolean, extraneous?: boolean }} Locked */

/**
 * @param {string} lockFile
 * @returns {Record<string, Locked>}
 */
function packagesOf(lockFile) {
  return JSON.parse(readFileSync(at(lockFile), "utf8")).packages;
}

/** @param {(outcome: string) => void} say */
async function generate(say) {
  const stampFile = at("prisma/generated/.stamp");
  const prisma = packagesOf("package-lock.json")["node_modules/prisma"]?.version ?? "";
  const schema = readFileSync(at("prisma/schema.prisma"));
  const stamp = createHash("sha256").update(schema).update(prisma).digest("hex");
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp) return say("up to date");

  await run(pinnedNode, [at("node_modules/prisma/build/index.js"), "generate"], {
    ...pinnedEnvironment(),
    // Prisma would download an engine that generating does not use; any existing file will do.
    PRISMA_SCHEMA_ENGINE_BINARY: pinnedNode,
    CHECKPOINT_DISABLE: "1",
  });
  mkdirSync(path.dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, stamp);
}

/**
 * @param {string} file
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 */
async function run(file, args, env) {
  try {
    await promisify(execFile)(file, args, { cwd: root, env, maxBuffer: 64 * 1024 * 1024 });
  } catch (error) {
    const { stdout = "", stderr = "" } = /** @type {{ stdout?: string, stderr?: string }} */ (
      error
    );
    throw new Error(`${stdout}${stderr}`.trim() || String(error), { cause: error });
  }
}
