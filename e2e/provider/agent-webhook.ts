import { createServer, type IncomingHttpHeaders } from "node:http";
import { text } from "node:stream/consumers";

export type Called = { headers: IncomingHttpHeaders; body: string };

/** An agent's own address on this machine: it keeps what it is sent, and answers as it is told. */
export async function listenAsAgent() {
  const called: Called[] = [];
  let status = 200;
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      called.push({ headers: request.headers, body });
      response.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("It listens nowhere");
  return {
    url: `http://127.0.0.1:${String(address.port)}/hooks/messages`,
    called,
    answer: (next: number) => {
      status = next;
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
