import path from "node:path";
import { type Child, root, startChild, waitUntilServing } from "./child";

type Options = {
  port: number;
  /** Where our OAuth callbacks are: the only place it sends people back to. */
  redirectOrigin: string;
  /** The file in which it remembers what it granted; without one it forgets. */
  state?: string;
};

export type Sandbox = Child & { url: string; ready: Promise<void> };

/** Starts the provider sandbox. It gets none of our environment: it plays strangers. */
export function startSandbox({ port, redirectOrigin, state }: Options): Sandbox {
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
    },
  });
  const url = `http://127.0.0.1:${String(port)}`;
  return { ...child, url, ready: waitUntilServing(child, url, () => output) };
}
