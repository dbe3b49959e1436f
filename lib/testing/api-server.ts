import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { handle } from "@/lib/transport/api";

/** Serves the API over HTTP, as the gateway does. Returns where, and its end. */
export async function startApiServer(): Promise<{ url: string; close: () => Promise<void> }> {
  const server = createServer(
    getRequestListener((request) => handle(request, { address: "127.0.0.1" })),
  );
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
