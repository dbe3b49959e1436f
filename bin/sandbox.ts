import path from "node:path";
import { type Child, root, startChild, waitUntilServing } from "./child";

type Options = {
  port: number;
  /** Where our OAuth callbacks are: the only place it sends people back to. */
  redirectOrigin: string;
  /** The file in which it remembers what it granted; without one it forgets. */
  state?: string;
  onOutput?: (text: string) => void;
};

/** Starts the provider sandbox. It gets none of our environment: it plays strangers. */
export async function startSandbox(options: Options): Promise<Child & { url: string }> {
  const { port, redirectOrigin, state, onOutput } = options;
  let output = "";
  const child = startChild("sandbox", {
    args: [
      ...["--import", "tsx", path.join(root, "sandbox/main.ts")],
      ...["--port", String(port), "--redirect-origin", redirectOrigin, "--with-parent"],
      ...(state ? ["--state", state] : []),
    ],
    env: { NODE_ENV: "production", PATH: process.env.PATH },
    onOutput: (text) => {
      output += text;
      onOutput?.(text);
    },
  });
  const url = `http://127.0.0.1:${String(port)}`;
  try {
    await waitUntilServing(child, url, () => output);
  } catch (error) {
    await child.stop(1_000);
    throw error;
  }
  return { ...child, url };
}
