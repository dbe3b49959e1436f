import { realpathSync, rmSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { freePort } from "../free-port";
import { Refusal } from "../refusal";
import { runBinary } from "./binaries";
import { postmasterFile, readPostmaster } from "./postmaster";

export type Server = {
  port: number;
  /** It ran before we came: an orphan of a crash, or a second start. */
  reused: boolean;
  /** Ends open connections and stops. "immediate" recovers from the log at the next start. */
  stop: (mode?: "fast" | "immediate") => Promise<void>;
};

type Options = {
  native: string;
  cluster: string;
  /** A connection to the database `postgres` of this cluster, by port. */
  url: (port: number) => string;
  /** Server settings, as `name=value`. */
  settings?: string[];
};

const attempts = 3;

/** Starts the server of a cluster, or takes over the one that already serves it. */
export async function startServer(options: Options): Promise<Server> {
  const { native, cluster } = options;
  const stop = async (mode: "fast" | "immediate" = "fast") => {
    const isAlive = () => readPostmaster(cluster)?.alive === true;
    if (!isAlive()) return;
    const args = ["stop", "-D", cluster, "-m", mode, "-w", "-t", "30", "-s"];
    await runBinary(native, "pg_ctl", args).catch((error: unknown) => {
      // Another stop, less patient or more, may have been first.
      if (isAlive()) throw error;
    });
  };

  for (let attempt = 1; ; attempt++) {
    const found = readPostmaster(cluster);
    if (found?.alive) return { port: await answering(options, found.pid), reused: true, stop };
    if (found) rmSync(postmasterFile(cluster), { force: true });

    const port = await freePort();
    try {
      await launch(options, port);
      return { port, reused: false, stop };
    } catch (error) {
      // Someone may have taken the port, or started the same cluster, since we looked.
      if (attempt === attempts) throw error;
      await sleep(300 * attempt);
    }
  }
}

async function launch({ native, cluster, settings = [] }: Options, port: number): Promise<void> {
  const all = [
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    "max_connections=100",
    "log_min_messages=warning",
    ...settings,
  ];
  await runBinary(native, "pg_ctl", [
    ...["start", "-w", "-t", "60", "-s", "-D", cluster, "-l", path.join(cluster, "server.log")],
    ...["-o", [`-p ${String(port)}`, ...all.map((setting) => `-c ${setting}`)].join(" ")],
  ]);
}

/** The port of a server that was there before us, once it has proved to be the cluster's own. */
async function answering({ cluster, url }: Options, pid: number): Promise<number> {
  for (let wait = 0; wait < 60; wait++) {
    const found = readPostmaster(cluster);
    if (found?.ready && (await serves(cluster, url(found.port)))) return found.port;
    await sleep(250);
  }
  throw new Refusal(
    `Process ${String(pid)} holds the database in ${cluster} but does not answer: end it, then start again.`,
  );
}

async function serves(cluster: string, url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3_000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>("show data_directory");
    return rows.some((row) => realpathSync(row.data_directory) === realpathSync(cluster));
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}
