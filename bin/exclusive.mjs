import { createHash } from "node:crypto";
import net from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/**
 * Takes a name that only one process of this machine can hold, and returns how to give it back, or
 * undefined while another holds it. It is a socket in Linux's abstract namespace: the system frees
 * it however the process ends, so that nothing stale can block the next start.
 *
 * @param {string} purpose
 * @param {string} directory what the name is about
 * @returns {Promise<(() => void) | undefined>}
 */
export function tryHold(purpose, directory) {
  if (process.platform !== "linux") return Promise.resolve(() => undefined);
  const hash = createHash("sha256").update(directory).digest("hex").slice(0, 24);
  const server = net.createServer((socket) => socket.destroy());
  return new Promise((resolve, reject) => {
    server.on("error", (error) => {
      if ("code" in error && error.code === "EADDRINUSE") resolve(undefined);
      else reject(error);
    });
    server.listen(`\0alfe-${purpose}-${hash}`, () => {
      server.unref();
      resolve(() => void server.close());
    });
  });
}

/**
 * Does the work while no other process does work of the same name.
 *
 * @template Result
 * @param {string} purpose
 * @param {string} directory
 * @param {() => Promise<Result>} work
 * @returns {Promise<Result>}
 */
export async function exclusively(purpose, directory, work) {
  let release = await tryHold(purpose, directory);
  while (!release) {
    await sleep(300);
    release = await tryHold(purpose, directory);
  }
  try {
    return await work();
  } finally {
    release();
  }
}
