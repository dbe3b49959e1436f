import path from "node:path";
import { type Child, root, startChild } from "./child";

type Options = {
  host: string;
  port: number;
  env: NodeJS.ProcessEnv;
  onOutput: (text: string) => void;
};

/** Starts the built dashboard. */
export function startDashboard({ host, port, env, onOutput }: Options): Child {
  const next = path.join(root, "node_modules/next/dist/bin/next");
  return startChild("dashboard", {
    args: [
      ...["--import", path.join(root, "bin/end-with-parent.mjs")],
      ...[next, "start", "-H", host, "-p", String(port)],
    ],
    env,
    onOutput,
  });
}
