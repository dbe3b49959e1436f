import { spawn } from "node:child_process";
import path from "node:path";
import { root } from "../child";

export type ToolRun = { passed: boolean; output: string };

/** Runs a tool of the project by its script in node_modules, and keeps what it prints. */
export function runTool(
  script: string,
  args: string[],
  env: Record<string, string> = {},
): Promise<ToolRun> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [path.join(root, "node_modules", script), ...args], {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    const collect = (chunk: Buffer) => {
      output += chunk.toString();
    };
    // When we are ended, so is the tool.
    const end = () => child.kill();
    process.on("exit", end);
    child.stdout.on("data", collect);
    child.stderr.on("data", collect);
    child.on("error", reject);
    child.on("close", (code) => {
      process.off("exit", end);
      resolve({ passed: code === 0, output });
    });
  });
}
