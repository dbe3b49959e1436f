import { randomUUID } from "node:crypto";
import net from "node:net";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { mintSessionToken, sessionCookie } from "@/lib/auth/session-token";
import { integrations } from "@/lib/integrations/catalog";
import { api } from "@/lib/testing/api";
import { createTestConnection } from "@/lib/testing/connection";
import { createPerson, createTestNode, createTree, type TestTree } from "@/lib/testing/fixtures";
import {
  hostileText,
  hostileValue,
  type Known,
  knownText,
  nearly,
} from "@/lib/testing/hostile-input";
import { createTestKey, createTestToken } from "@/lib/testing/keys";
import { startProcess, type TestProcess } from "@/lib/testing/process";
import {
  type Endpoint,
  fieldOfParameter,
  pathParameters,
  readsQuery,
  sentFields,
} from "./endpoint";
import { endpoints } from "./endpoints";

/** Every route, by a gateway of its own: random and hostile input never makes it fail on our side. */
const runs = 25;

let gateway: TestProcess;
let url: string;
let tree: TestTree;
let owner: string;

beforeAll(async () => {
  gateway = await startProcess({ ALFE_RATE_LIMIT: "1000000" });
  url = await gateway.ask("serve", { host: "127.0.0.1" });
  tree = await createTree();
  owner = await createTestToken(tree.owner);
});
afterAll(() => gateway.kill());

/** Something of every kind that can be named: a place, an installation, an account, an attempt, a key, a link. */
async function createNamed({ path }: Endpoint) {
  const { organizationId, team } = tree;
  const name = `Fuzzed ${randomUUID().slice(0, 8)}`;
  const project = await createTestNode(organizationId, team.id, "project", name);
  const agent = await createTestNode(organizationId, project.id, "agent", "target");
  const key = await createTestKey(organizationId, agent.id);
  const connection = await createTestConnection(organizationId, agent.id);
  const client = api({ token: owner });
  const made = async (path: string, body?: unknown): Promise<string> =>
    JSON.stringify((await client.post(path, body)).body);
  const installed = `/nodes/${agent.id}/integrations`;
  await made(installed, { integration: "github" });
  const attempt = await made(`${installed}/github/connect`);
  const link = await made(`/nodes/${agent.id}/connect-links`, {
    integration: "github",
    to: { email: `${randomUUID()}@acme.test` },
    days: 1,
  });
  const token = await made("/tokens", { name: "fuzzed" });
  const removal = await made(`/nodes/${team.id}/children`, { kind: "agent", name });
  const nodes = [agent.id, agent.path.slice(1), project.id, project.path.slice(1)];
  const { userId } = tree.owner.actor;
  const ids = (text: string): string[] => text.match(/[0-9a-f]{8}-[0-9a-f-]{27}/g) ?? ["none"];
  const keys = JSON.stringify((await client.get(`/nodes/${agent.id}/keys`)).body);
  // They take a password, and with it their time.
  if (path.includes("{member}")) await createPerson(organizationId, project.id, "member");
  const members = JSON.stringify((await client.get(`/nodes/${project.id}/members`)).body);
  const tools = integrations.flatMap((each) => each.tools.slice(0, 1).map((tool) => tool.name));
  const known: Known = {
    "": ["Some text", "x", "scout", agent.id, ...ids(removal)],
    nodeId: nodes,
    parentId: [team.id, project.id, agent.id],
    toNodeId: [team.id, project.id, agent.id],
    node: [team.id, project.id, agent.path.slice(1)],
    connectionId: [connection],
    connection: [connection],
    account: [connection],
    nextDefault: [connection],
    reconnects: [connection],
    attemptId: attempt.match(/(?<="attemptId":")[\w-]{43}/g) ?? ["none"],
    ids: nodes,
    segments: ["growth", "website", "scout"],
    linkId: ids(link),
    keyId: [...ids(keys), ...ids(token)],
    membershipId: ids(members),
    who: [userId],
    person: [userId],
    userId: [userId],
    integration: ["github", "stripe", "web-fetch", "scheduler"],
    provider: ["github", "google", "linear"],
    tool: ["github_list_issues", ...tools],
    target: ["github", "github_list_issues", ""],
    effect: ["read", "write", "destructive", ""],
    slug: ["scout", "ranger-2"],
    emails: ["somebody@acme.test"],
    email: ["somebody@acme.test"],
    returnTo: ["/", "/acme"],
    cursor: [agent.id, "eyJpZCI6IjEifQ", "2026-11-22T00:00:00Z"],
    previewDigest: ["x"],
  };
  return { known, key };
}

type Named = Awaited<ReturnType<typeof createNamed>>;

/** Requests of an endpoint, from right to absurd. */
function requestsOf(endpoint: Endpoint, { known, key }: Named, cookie: string) {
  const schema = z.toJSONSchema(endpoint.operation.input, { io: "input", unrepresentable: "any" });
  const properties = schema.properties ?? {};
  const { whole } = endpoint;
  const sent = sentFields(endpoint);
  const fields =
    whole === undefined
      ? {
          type: "object",
          required: sent.flatMap(({ name, field }) =>
            schema.required?.includes(field) ? [name] : [],
          ),
          properties: Object.fromEntries(sent.map(({ name, field }) => [name, properties[field]])),
        }
      : properties[whole];
  const isRead = endpoint.method === "GET";
  return fc.record({
    who: fc.oneof(
      { weight: 8, arbitrary: fc.constant<Sender>({ authorization: `Bearer ${owner}` }) },
      { weight: 2, arbitrary: fc.constant<Sender>({ authorization: `Bearer ${key}` }) },
      { weight: isRead ? 2 : 0, arbitrary: fc.constant<Sender>({ cookie }) },
    ),
    parameters: fc.tuple(
      ...pathParameters(endpoint.path).map((name) =>
        fc.oneof(
          { weight: 10, arbitrary: knownText(known, fieldOfParameter(endpoint, name)) },
          { weight: name === "node" ? 1 : 0, arbitrary: fc.constant("self") },
          { weight: 1, arbitrary: hostileText },
        ),
      ),
    ),
    sent: nearly(fields, known),
    type: fc.oneof(
      { weight: 40, arbitrary: fc.constant("application/json") },
      {
        weight: 1,
        arbitrary: fc.constantFrom("text/plain", "application/json;charset=utf-16", ""),
      },
    ),
    idempotencyKey: fc.oneof(
      { weight: 3, arbitrary: fc.constant(undefined) },
      { weight: 1, arbitrary: fc.stringMatching(/^[!-~]{1,40}$/) },
    ),
    etag: fc.oneof(
      { weight: 5, arbitrary: fc.constant(undefined) },
      { weight: 1, arbitrary: fc.constantFrom('"x"', "*", "W/,", ",") },
    ),
  });
}

type Sender = { authorization?: string; cookie?: string };

type Fuzzed = ReturnType<typeof requestsOf> extends fc.Arbitrary<infer T> ? T : never;

const encoded = (text: string): string => encodeURIComponent(text.toWellFormed());

async function send(endpoint: Endpoint, fuzzed: Fuzzed): Promise<Response> {
  const { who, parameters, sent, type, idempotencyKey, etag } = fuzzed;
  let at = 0;
  const path = endpoint.path.replace(/\{\w+\}/g, () => encoded(parameters[at++] ?? ""));
  const inQuery = readsQuery(endpoint);
  const query = new URLSearchParams(
    inQuery && typeof sent === "object" && sent !== null
      ? Object.entries(sent).map(([name, value]) => [
          name.toWellFormed(),
          (typeof value === "string" ? value : JSON.stringify(value)).toWellFormed(),
        ])
      : [],
  );
  if (who.cookie) query.set("organization", tree.organizationId);
  const headers = new Headers(Object.entries(who));
  if (type !== "") headers.set("content-type", type);
  if (idempotencyKey !== undefined) headers.set("idempotency-key", idempotencyKey);
  if (etag !== undefined) headers.set("if-none-match", etag);
  return fetch(`${url}/api/v1${path}?${query.toString()}`, {
    method: endpoint.method,
    headers,
    redirect: "manual",
    ...(!inQuery && { body: JSON.stringify(sent) }),
  });
}

/** What went wrong on our side, as the log tells it. */
async function assertAnswered(response: Response, what: string): Promise<void> {
  const text = await response.text();
  // Headers too large are refused before there is a request of ours.
  if (response.status === 431) return;
  if (response.status !== 500) {
    if (response.headers.get("content-type")?.includes("json") === true) JSON.parse(text);
    // What is refused or failed always says so as JSON.
    else expect(text === "" || response.ok, `${what}: ${text}`).toBe(true);
    expect(response.headers.get("x-request-id"), what).toMatch(/^[0-9a-f-]{36}$/);
    return;
  }
  const requestId = response.headers.get("x-request-id") ?? "";
  const logged = gateway
    .log()
    .split("\n")
    .find((line) => line.includes(requestId));
  throw new Error(`${what} answered 500: ${logged ?? text}`);
}

describe.each(
  endpoints.map((each) => [`${each.method} ${each.path} ${each.onlyWith ?? ""}`, each] as const),
)("%s", (name, endpoint) => {
  test("never fails on our side", { timeout: 180_000 }, async () => {
    const named = await createNamed(endpoint);
    const session = await mintSessionToken(
      tree.owner.actor.sessionId,
      new Date(Date.now() + 3_600_000),
    );
    const cookie = `${sessionCookie().name}=${session}`;
    await fc.assert(
      fc.asyncProperty(requestsOf(endpoint, named, cookie), async (fuzzed) => {
        await assertAnswered(await send(endpoint, fuzzed), name);
      }),
      { numRuns: runs },
    );
  });
});

test(
  "bodies that are no JSON, and paths that are no text, never make it fail",
  { timeout: 180_000 },
  async () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 200 }).map((each) => Buffer.from(each)),
      hostileValue.map((each) => Buffer.from(JSON.stringify(each))),
      fc
        .constantFrom(
          '{"name":"\xff"}',
          '{"a":1,"a":2,"__proto__":{}}',
          "[".repeat(200_000),
          "1e999",
          "\ufeff{}",
        )
        .map((each) => Buffer.from(each, "latin1")),
    );
    const paths = fc.constantFrom(
      ...[`/nodes/${tree.team.id}/children`, "/nodes/%ff%fe/children", "/nodes/%00/members"],
      ...[
        "/nodes/%2e%2e%2f/preview",
        `/nodes/${"a%2F".repeat(400)}/revoke`,
        "/provider-apps/%F0%9F",
      ],
    );
    const methods = fc.constantFrom("POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    await fc.assert(
      fc.asyncProperty(methods, paths, bytes, async (method, path, body) => {
        const response = await fetch(`${url}/api/v1${path}`, {
          method,
          headers: { authorization: `Bearer ${owner}`, "content-type": "application/json" },
          body: new Uint8Array(body),
        });
        await assertAnswered(response, `${method} ${path}`);
      }),
      { numRuns: runs * 8 },
    );
  },
);

test("headers that make no sense never make it fail", { timeout: 180_000 }, async () => {
  const names = fc.constantFrom(
    ...["authorization", "cookie", "idempotency-key", "if-none-match", "content-type", "accept"],
    ...["x-forwarded-for", "x-request-id", "sec-fetch-site", "origin", "last-event-id", "prefer"],
  );
  const values = fc.oneof(
    fc.stringMatching(/^[ -~]{0,60}$/),
    fc.constantFrom(
      "Bearer",
      "Bearer ",
      `Bearer ${"x".repeat(8_000)}`,
      "Basic Og==",
      "alfe.session=x",
    ),
    fc.constantFrom(`Bearer alfe_ag_${"A".repeat(65)}`, `Bearer alfe_pt_${"_".repeat(65)}`),
  );
  const paths = fc.constantFrom(
    "/api/v1/whoami",
    "/api/v1/tree",
    "/mcp",
    "/api/health",
    "/api/v1/",
  );
  await fc.assert(
    fc.asyncProperty(paths, fc.dictionary(names, values, { maxKeys: 4 }), async (path, extra) => {
      const headers = { authorization: `Bearer ${owner}`, ...extra };
      const response = await fetch(`${url}${path}`, { headers });
      expect(response.status, JSON.stringify(extra)).not.toBe(500);
      await response.body?.cancel();
    }),
    { numRuns: runs * 8 },
  );
});

/** Writes bytes to the gateway and reads what it answers until it closes, or says nothing more. */
const exchange = (bytes: Uint8Array): Promise<string> =>
  new Promise((resolve) => {
    const { hostname, port } = new URL(url);
    const socket = net.connect(Number(port), hostname);
    let answer = "";
    const end = () => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(300, end);
    socket.on("data", (chunk) => (answer += chunk.toString("latin1")));
    socket.on("error", end);
    socket.on("close", end);
    socket.end(bytes);
  });

test(
  "raw bytes in place of HTTP never make it fail, and it goes on serving",
  { timeout: 180_000 },
  async () => {
    const head = `POST /api/v1/nodes/self/children HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${owner}\r\n`;
    const raw = fc.oneof(
      fc.uint8Array({ maxLength: 300 }).map((each) => Buffer.from(each)),
      fc.uint8Array({ maxLength: 60 }).map((each) => Buffer.concat([Buffer.from(head), each])),
      fc
        .constantFrom(
          "GET / HTTP/1.1\r\n\r\n",
          "GET //evil.example/%zz HTTP/1.1\r\nhost: \x00\r\n\r\n",
          "GET http://[::1 HTTP/1.1\r\nhost: a b\r\n\r\n",
          "TRACE /api/v1/tree HTTP/1.1\r\nhost: x\r\n\r\n",
          "PROPFIND /api/v1/tree HTTP/1.1\r\nhost: x\r\n\r\n",
          `${head}content-length: 5\r\ncontent-length: 6\r\n\r\n{}`,
          `${head}content-length: -1\r\n\r\n`,
          `${head}content-length: 99\r\ncontent-type: application/json\r\n\r\n{"a"`,
          `${head}transfer-encoding: chunked\r\ncontent-type: application/json\r\n\r\nzz\r\n`,
          `${head}transfer-encoding: chunked\r\ncontent-length: 4\r\n\r\n0\r\n\r\n`,
          "GET /api/v1/tree HTTP/9.9\r\nhost: x\r\n\r\n",
          `GET /${"a".repeat(20_000)} HTTP/1.1\r\nhost: x\r\n\r\n`,
        )
        .map((each) => Buffer.from(each, "latin1")),
    );
    await fc.assert(
      fc.asyncProperty(raw, async (bytes) => {
        expect(await exchange(bytes)).not.toMatch(/^HTTP\/1\.1 500/);
      }),
      { numRuns: runs * 2 },
    );
    expect((await fetch(`${url}/api/health`)).status).toBe(200);
  },
);
