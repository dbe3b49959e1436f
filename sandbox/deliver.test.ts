import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { Deliverer, type Delivery } from "./deliver";

let server: Server;
let address: string;
let arrived: string[] = [];
let answers: number[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    arrived.push(request.url ?? "");
    response.statusCode = answers.shift() ?? 200;
    if (response.statusCode === 302) response.setHeader("location", "/elsewhere");
    response.end("taken");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  address = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
});
beforeEach(() => {
  arrived = [];
  answers = [];
});
afterAll(() => {
  server.close();
});

const delivery = (path: string, change: Partial<Delivery> = {}): Delivery => ({
  provider: "slack",
  id: path,
  timeoutMs: 1_000,
  retryDelaysMs: [1, 1],
  request: (attempt) => ({ url: `${address}/${path}/${String(attempt)}`, headers: {}, body: "" }),
  ...change,
});

it("sends until it is taken, each try made anew", async () => {
  const events = new Deliverer("http://127.0.0.1:3999");
  answers = [500, 302];
  expect(await events.deliver(delivery("a"))).toMatchObject({ status: 200, text: "taken" });
  expect(arrived).toEqual(["/a/0", "/a/1", "/a/2"]);
  expect(events.log().map(({ status }) => status)).toEqual([500, 302, 200]);
});

it("gives up when the platform would", async () => {
  const events = new Deliverer("http://127.0.0.1:3999");
  answers = [500, 500, 500, 200];
  expect((await events.deliver(delivery("a"))).status).toBe(500);
  expect(arrived).toHaveLength(3);
});

it("sends nothing to any other machine", async () => {
  const events = new Deliverer("https://alfe.example");
  const reachable = (url: string) => events.isReachable(url);
  expect(
    ["https://alfe.example/x", "http://localhost:1/x", "http://[::1]/x"].every(reachable),
  ).toBe(true);
  const far = [
    "https://example.com/",
    "http://10.0.0.1/",
    "http://127.0.0.1.example.com/",
    "http://alfe.example/",
    "ftp://127.0.0.1/",
    "nonsense",
  ];
  expect(far.filter(reachable)).toEqual([]);
  const request = () => ({ url: "https://example.com/", headers: {}, body: "" });
  const answer = await events.deliver(delivery("a", { request, retryDelaysMs: [] }));
  expect(answer).toMatchObject({ status: 0, problem: "not_loopback" });
});

it("says when nobody answers in time, or at all", async () => {
  const events = new Deliverer("http://127.0.0.1:3999");
  const request = () => ({ url: "http://127.0.0.1:1/", headers: {}, body: "" });
  expect(await events.ask(request(), 500)).toMatchObject({ problem: "connection_failed" });
  const silent = createServer(() => undefined);
  await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${String((silent.address() as AddressInfo).port)}/`;
  expect(await events.ask({ ...request(), url }, 50)).toMatchObject({ problem: "timeout" });
  silent.close();
  silent.closeAllConnections();
});

it("doubles, shuffles and holds what it is told to, of that provider only", async () => {
  const events = new Deliverer("http://127.0.0.1:3999");
  events.disturb({ provider: "slack", double: true, shuffleMs: 40, hold: true });
  const ids = Array.from({ length: 60 }, (_, index) => String(index));
  const all = Promise.all(ids.map((id) => events.deliver(delivery(id))));
  await events.deliver(delivery("other", { provider: "telegram" }));
  expect(arrived).toEqual(["/other/0"]);
  arrived = [];
  events.disturb({ provider: "telegram" });
  await all;
  const expected = ids.flatMap((id) => [`/${id}/0`, `/${id}/0`]);
  expect(arrived.toSorted()).toEqual(expected.toSorted());
});

it("shuffles, so that what was sent later may come first", async () => {
  const events = new Deliverer("http://127.0.0.1:3999");
  events.disturb({ shuffleMs: 60 });
  const ids = Array.from({ length: 60 }, (_, index) => String(index));
  await Promise.all(ids.map((id) => events.deliver(delivery(id))));
  const inOrder = ids.map((id) => `/${id}/0`);
  expect(arrived).not.toEqual(inOrder);
  expect(arrived.toSorted()).toEqual(inOrder.toSorted());
});
