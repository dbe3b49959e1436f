import { createServer, type IncomingMessage } from "node:http";
import pg from "pg";
import { env } from "@/lib/env";

// What ours is held against: node:http and pg, which keep what was sent, once, and check nothing.
const pool = new pg.Pool({ connectionString: env().ALFE_APP_DATABASE_URL, max: 10 });

const server = createServer((request, response) => {
  keep(request).then(
    () => response.writeHead(200).end(),
    (cause: unknown) => response.writeHead(500).end(String(cause)),
  );
});

async function keep(request: IncomingMessage): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks).toString();
  const { event_id: id } = JSON.parse(body) as { event_id: string };
  await pool.query({
    name: "keep",
    text: "insert into bench_message (event_id, body) values ($1, $2) on conflict do nothing",
    values: [id, body],
  });
}

server.keepAliveTimeout = 75_000;
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  if (address !== null && typeof address === "object") process.send?.(address.port);
});
