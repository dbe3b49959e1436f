import { randomUUID } from "node:crypto";
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
  const { event_id: id, team_id, event } = JSON.parse(body) as SlackEvent;
  await pool.query({
    name: "keep",
    text: `insert into bench_message (organization_id, id, node_id, connection_id, conversation_id, direction, kind,
        external_id, sent_at, sort_key, settles_at, body)
      values ($1, $2, $1, $1, $3, 'in', 'mention', $4, now(), $5, now(), $6) on conflict do nothing`,
    values: [
      organization,
      randomUUID(),
      conversationOf(team_id + event.channel),
      id,
      event.ts,
      body,
    ],
  });
}

type SlackEvent = { event_id: string; team_id: string; event: { channel: string; ts: string } };

const organization = randomUUID();
const conversations = new Map<string, string>();

function conversationOf(name: string): string {
  const known = conversations.get(name) ?? randomUUID();
  conversations.set(name, known);
  return known;
}

server.keepAliveTimeout = 75_000;
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  if (address !== null && typeof address === "object") process.send?.(address.port);
});
