import "server-only";
import { startGatewayWorker } from "@/lib/gateways/gateway-worker";
import { startWorker, type Worker } from "./worker";

/** Works the queue off and holds bots' connections in this process, beside any number of others. */
export async function startBackground(): Promise<Worker> {
  const gateways = startGatewayWorker();
  const worker = await startWorker();
  return {
    stop: async () => {
      await Promise.all([gateways.stop(), worker.stop()]);
    },
  };
}
