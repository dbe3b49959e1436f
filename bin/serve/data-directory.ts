import { chmodSync, existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Refusal } from "../refusal";

/** Makes the data directory, for nobody but us, and makes sure that it can be written. */
export function prepareDataDirectory(directory: string): void {
  try {
    make(directory);
    chmodSync(directory, 0o700);
    const probe = path.join(directory, `.probe-${String(process.pid)}`);
    writeFileSync(probe, "");
    rmSync(probe);
  } catch (cause) {
    const code = cause instanceof Error && "code" in cause ? String(cause.code) : String(cause);
    throw new Refusal(
      `The data directory ${directory} cannot be written (${code}): make it writable, or name another with ALFE_DATA_DIR.`,
      { cause },
    );
  }
}

/** Node's own `recursive` tries for ever where a file system refuses with ENOENT, as /proc does. */
function make(directory: string): void {
  if (existsSync(directory)) return;
  make(path.dirname(directory));
  mkdirSync(directory, { mode: 0o700 });
}
