import type { Server } from "node:http";
import { createAdaptorServer } from "@hono/node-server";
import { createApp } from "./app";
import { Deliverer } from "./deliver";
import { DiscordGateway } from "./discord/gateway";
import { FaultList } from "./faults";
import { RequestLog } from "./request-log";
import { StateStore } from "./state-store";

export type SandboxOptions = {
  /** 0 lets the system choose. */
  port: number;
  redirectOrigin: string;
  /** Where grants and data outlive the process; without it they do not. */
  statePath?: string | undefined;
};

export type RunningSandbox = { url: string; close: () => Promise<void> };

/** Serves the sandbox on the loopback address until it is closed. */
export async function startSandbox(options: SandboxOptions): Promise<RunningSandbox> {
  const store = new StateStore(options.statePath);
  const events = new Deliverer(options.redirectOrigin);
  const discord = new DiscordGateway();
  const sandbox = {
    store,
    faults: new FaultList(),
    requests: new RequestLog(),
    events,
    discord,
    redirectOrigin: options.redirectOrigin,
  };
  const app = createApp(sandbox);
  const server = createAdaptorServer({ fetch: app.fetch }) as Server;
  discord.attach(server, sandbox);
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(options.port, "127.0.0.1", resolve);
  });
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : options.port;
  return {
    url: `http://127.0.0.1:${String(port)}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
        events.close();
        discord.close();
        store.flush();
      }),
  };
}
