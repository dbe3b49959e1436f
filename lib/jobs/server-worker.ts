import "server-only";
import { env } from "@/lib/env";
import { logError } from "@/lib/log";
import { startWorker } from "./worker";

const store = globalThis as { alfeWorker?: true };

/**
 * Works the queue off inside the server, once per process, unless `ALFE_WORKER=0` leaves that to others.
 * The server does not wait for it.
 */
export function startServerWorker(): void {
  if (store.alfeWorker || env().ALFE_WORKER === "0") return;
  store.alfeWorker = true;
  startWorker()
    .then((worker) => {
      // What still runs when the server exits goes on in another worker, or at the next start.
      for (const signal of ["SIGTERM", "SIGINT"] as const)
        process.once(signal, () => void worker.stop());
    })
    .catch((cause: unknown) => logError("there is no worker in this server", cause));
}
