import { once } from "node:events";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { reach } from "./client";

let server: Server | undefined;
afterEach(() => server?.close());

/** A server that answers as told, request by request: with a status, or by breaking the line. */
async function serve(answers: (number | "break")[]) {
  const asked: IncomingMessage[] = [];
  server = createServer((request, response) => {
    asked.push(request);
    const answer = answers[asked.length - 1];
    if (typeof answer === "number") response.writeHead(answer).end("{}");
    else request.socket.destroy();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return { asked, origin: `http://127.0.0.1:${String(port)}` };
}

const change = (origin: string) =>
  new Request(`${origin}/api/v1/x`, { method: "POST", body: '{"a":1}' });

test("a change whose answer got lost is sent once more, as the same change", async () => {
  const { asked, origin } = await serve(["break", 201]);
  expect((await reach(origin, change(origin))).status).toBe(201);
  const keys = asked.map(({ headers }) => headers["idempotency-key"]);
  expect(keys[0]).toMatch(/^[\da-f-]{36}$/);
  expect(keys).toEqual([keys[0], keys[0]]);
});

test("two changes are not the same one", async () => {
  const { asked, origin } = await serve([200, 200]);
  await reach(origin, change(origin));
  await reach(origin, change(origin));
  expect(asked[0]?.headers["idempotency-key"]).not.toBe(asked[1]?.headers["idempotency-key"]);
});

test("an answer is taken as it is, and a server that stays away is told of", async () => {
  const { asked, origin } = await serve([500, "break", "break"]);
  expect((await reach(origin, change(origin))).status).toBe(500);
  expect(asked).toHaveLength(1);
  await expect(reach(origin, change(origin))).rejects.toMatchObject({ kind: "unavailable" });
  expect(asked).toHaveLength(3);
});

test("no redirect is followed with a token", async () => {
  const { asked, origin } = await serve([302]);
  await expect(reach(origin, new Request(`${origin}/api/v1/x`))).rejects.toThrow();
  expect(asked).toHaveLength(1);
});
