import "server-only";
import { env } from "@/lib/env";
import { startGatewayWorker } from "@/lib/gateways/gateway-worker";
import { logError } from "@/lib/log";
import { startWorker } from "./worker";

const store = globalThis as { alfeWorker?: true };

/**
 * Works the queue off and holds bots' connections inside the server, once per process, unless `ALFE_WORKER=0` leaves that to others.
 * The server does not wait for it.
 */
export function startServerWorker(): void {
  if (store.alfeWorker || env().ALFE_WORKER === "0") return;
  store.alfeWorker = true;
  // What still runs when the server exits goes on in another worker, or at the next start.
  const stopWithServer = ({ stop }: { stop: () => Promise<void> }) => {
    for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => void stop());
  };
  stopWithServer(startGatewayWorker());
  startWorker()
    .then(stopWithServer)
    .catch((cause: unknown) => logError("there is no worker in this server", cause));
}
