import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { getProvider } from "@/lib/providers/catalog";
import { keyFetcher } from "./fetch-keys";

const hourMs = 3_600_000;
const seconds = (count: number) => vi.setSystemTime(Date.now() + count * 1000);

/** Plays where keys are published: how it answers, and how often it was asked. */
let status = 200;
let asked = 0;
const server = createServer((_request, response) => {
  asked += 1;
  response.writeHead(status, { "content-type": "application/json" });
  response.end(JSON.stringify({ keys: [{ kid: String(asked) }] }));
});

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  vi.stubEnv("ALFE_SANDBOX", "1");
  vi.stubEnv("ALFE_SANDBOX_URL", `http://127.0.0.1:${String(port)}`);
  vi.stubEnv("ALFE_APP_DATABASE_URL", "postgres://none");
  vi.stubEnv("ALFE_MASTER_KEYS", "none");
  vi.stubEnv("NEXTAUTH_SECRET", "x".repeat(32));
});
afterAll(() => {
  vi.unstubAllEnvs();
  server.close();
});
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"] });
  status = 200;
  asked = 0;
  return () => vi.useRealTimers();
});

const teams = getProvider("teams");
const fetchKeys = keyFetcher(teams, "sandbox");
const newAddress = () => `https://login.microsoftonline.com/${crypto.randomUUID()}/keys`;
const kid = (value: string) => ({ keys: [{ kid: value }] });

test("a failure is not kept: the keys are there as soon as the provider answers again", async () => {
  const address = newAddress();
  status = 503;
  await expect(fetchKeys(address, 6 * hourMs)).rejects.toThrow(/503/);
  // However many requests come meanwhile, it is not asked for each of them.
  await expect(fetchKeys(address, 6 * hourMs)).rejects.toThrow(/503/);
  expect(asked).toBe(1);
  status = 200;
  seconds(11);
  expect(await fetchKeys(address, 6 * hourMs)).toEqual(kid("2"));
});

test("while the provider fails what it said last holds for a day, and is asked for again", async () => {
  const address = newAddress();
  expect(await fetchKeys(address, hourMs)).toEqual(kid("1"));
  seconds(3601);
  status = 500;
  expect(await fetchKeys(address, hourMs)).toEqual(kid("1"));
  seconds(11);
  status = 200;
  expect(await fetchKeys(address, hourMs)).toEqual(kid("3"));
  status = 500;
  seconds(24 * 3601);
  await expect(fetchKeys(address, hourMs)).rejects.toThrow(/500/);
});

test("only the provider's own hosts are asked", () => {
  expect(() => fetchKeys("https://evil.example/keys", hourMs)).toThrow(/evil\.example/);
  expect(asked).toBe(0);
});
