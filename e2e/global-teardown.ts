import { rmSync } from "node:fs";

/** The data directory of a run is its own. */
export default function removeData(): void {
  const directory = process.env.ALFE_E2E_DATA_DIR;
  if (directory) rmSync(directory, { recursive: true, force: true });
}
