import "server-only";
import { env } from "@/lib/env";
import { logError } from "@/lib/log";
import { startBackground } from "./background";

const store = globalThis as { alfeWorker?: true };

/**
 * Works the queue off and holds bots' connections inside the server, once per process, unless `ALFE_WORKER=0` leaves that to others.
 * The server does not wait for it.
 */
export function startServerWorker(): void {
  if (store.alfeWorker || env().ALFE_WORKER === "0") return;
  store.alfeWorker = true;
  startBackground()
    .then((background) => {
      // What still runs when the server exits goes on in another worker, or at the next start.
      for (const signal of ["SIGTERM", "SIGINT"] as const)
        process.once(signal, () => void background.stop());
    })
    .catch((cause: unknown) => logError("there is no worker in this server", cause));
}
