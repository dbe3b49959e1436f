import { createServer, connect, type Socket } from "node:net";
import type { AddressInfo } from "node:net";

/** Stands between a process and its database, and loses the answer to one commit. */
export type CuttingProxy = {
  url: string;
  /** Lets the commit of the next transaction that says this word reach the database, but not its answer. */
  cutCommitAfter: (word: string) => void;
  cuts: () => number;
  close: () => Promise<void>;
};

export async function startCuttingProxy(databaseUrl: string): Promise<CuttingProxy> {
  const target = new URL(databaseUrl);
  let word: string | undefined;
  let cuts = 0;
  const open = new Set<Socket>();

  const server = createServer((client) => {
    const upstream = connect(Number(target.port), target.hostname);
    let isMarked = false;
    let isCutting = false;
    for (const [one, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      open.add(one);
      one.on("error", () => undefined);
      one.on("close", () => {
        open.delete(one);
        other.destroy();
      });
    }
    client.on("data", (data) => {
      if (word !== undefined && data.includes(word)) isMarked = true;
      if (isMarked && data.includes("COMMIT")) {
        isCutting = true;
        word = undefined;
        cuts += 1;
      }
      upstream.write(data);
    });
    upstream.on("data", (data) => {
      // The database has committed by now.
      if (isCutting) client.destroy();
      else client.write(data);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = new URL(databaseUrl);
  url.hostname = "127.0.0.1";
  url.port = String((server.address() as AddressInfo).port);
  return {
    url: url.href,
    cutCommitAfter: (marker) => {
      word = marker;
    },
    cuts: () => cuts,
    close: () =>
      new Promise((resolve) => {
        for (const socket of open) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
