import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { root } from "./child";

/** Beside the packages, which are found from there. */
const directory = path.join(root, "node_modules/.cache/alfe");

/** Of former versions, which a program that starts just now may still be about to load. */
const keptMs = 24 * 3_600_000;

/**
 * Loads a module of the product as one file of plain JavaScript. What translates our sources file by file while
 * they are loaded also wraps every function they make, at each request: as one file a program answers with
 * a quarter less work, and starts sooner.
 */
export async function importBundled(source: string): Promise<unknown> {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [source],
    bundle: true,
    write: false,
    platform: "node",
    format: "esm",
    target: `node${process.versions.node}`,
    packages: "external",
    conditions: ["react-server"],
    logLevel: "silent",
  });
  const [output] = outputFiles;
  if (!output) throw new Error(`${source} came to nothing`);
  return import(pathToFileURL(keep(source, output.contents)).href);
}

/** Written under its own hash, so that programs that start at once, or of another version, do not meet. */
function keep(source: string, contents: Uint8Array): string {
  const name = path.basename(source, ".ts");
  const hash = createHash("sha256").update(contents).digest("hex").slice(0, 16);
  const file = path.join(directory, `${name}.${hash}.mjs`);
  if (existsSync(file)) return file;
  mkdirSync(directory, { recursive: true });
  const partial = `${file}.${String(process.pid)}`;
  writeFileSync(partial, contents);
  renameSync(partial, file);
  for (const other of readdirSync(directory).map((each) => path.join(directory, each)))
    if (Date.now() - statSync(other).mtimeMs > keptMs) rmSync(other, { force: true });
  return file;
}
