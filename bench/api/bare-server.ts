import { createServer, type IncomingMessage } from "node:http";
import pg from "pg";
import { env } from "@/lib/env";
import { parseKey } from "@/lib/keys/token";
import { hashToken } from "@/lib/vault/token";

// What our servers are held against: node:http and pg, the same check of the key with the same
// statement, and whatever it returns as JSON. A tool call is passed on without rules or records.
const pool = new pg.Pool({ connectionString: env().ALFE_APP_DATABASE_URL, max: 10 });
const upstream = `${env().ALFE_SANDBOX_URL ?? ""}/api.github.com/search/repositories?q=alfe`;

const server = createServer((request, response) => {
  answer(request).then(
    ({ status, body }) =>
      response.writeHead(status, { "content-type": "application/json" }).end(body),
    (cause: unknown) => response.writeHead(500).end(String(cause)),
  );
});

async function answer(request: IncomingMessage): Promise<{ status: number; body: string }> {
  const key = request.headers.authorization?.slice("Bearer ".length) ?? "";
  const { organizationId } = parseKey(key) ?? {};
  if (organizationId === undefined) return { status: 401, body: "{}" };
  const { rows } = await pool.query<{ snapshot: unknown }>({
    name: "agent_snapshot",
    text: "select agent_snapshot($1, $2) as snapshot",
    values: [organizationId, hashToken(key)],
  });
  const snapshot = rows[0]?.snapshot ?? null;
  if (snapshot === null) return { status: 401, body: "{}" };
  if (request.method === "GET") return { status: 200, body: JSON.stringify(snapshot) };
  request.resume();
  const answered = await fetch(upstream, { headers: { authorization: "Bearer sandbox" } });
  return { status: answered.status, body: await answered.text() };
}

server.keepAliveTimeout = 75_000;
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  if (address !== null && typeof address === "object") process.send?.(address.port);
});
