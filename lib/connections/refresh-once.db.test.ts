import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { inOrganization } from "@/lib/db";
import { env } from "@/lib/env";
import { createTree, type TestTree } from "@/lib/testing/fixtures";
import { useOwnDatabase } from "@/lib/testing/own-database";
import { type OwnSandbox, startOwnSandbox } from "@/lib/testing/own-sandbox";
import { startProcess, type TestProcess } from "@/lib/testing/process";
import {
  connectTestAccount,
  expireToken,
  storedAccount,
  type TestAccount,
} from "@/lib/testing/refreshed-account";
import { scheduleRefresh } from "./health";

useOwnDatabase();

let sandbox: OwnSandbox;
let tree: TestTree;
let account: TestAccount;
const processes: TestProcess[] = [];

beforeAll(async () => {
  sandbox = await startOwnSandbox();
  vi.spyOn(process.stderr, "write").mockReturnValue(true);
});
afterAll(() => sandbox.close());
afterEach(async () => {
  await Promise.all(processes.splice(0).map((each) => each.kill()));
});
beforeEach(async () => {
  await sandbox.reset();
  tree = await createTree();
  account = await connectTestAccount(tree, "linear", "linear");
});

/** The same provider every time: one that gives a new refresh token and kills the old one. */
const endpoint = ["api.linear.app", "/oauth/token"] as const;
const tokenRequests = () => sandbox.requests(...endpoint);
const slow = (delayMs: number) =>
  sandbox.control("POST", "/faults", {
    host: endpoint[0],
    path: endpoint[1],
    kind: "slow",
    delayMs,
  });

/** Starts processes that have served already: their first calls are not what these tests are about. */
async function start(count: number): Promise<TestProcess[]> {
  const started = await Promise.all(Array.from({ length: count }, () => startProcess()));
  processes.push(...started);
  const first = await Promise.all(started.map((each) => callIn(each, 10)));
  expect(new Set(first.flat())).toEqual(new Set(["done"]));
  return started;
}

const callIn = (server: TestProcess, times: number) =>
  server.ask("callTool", {
    caller: tree.owner,
    call: { nodeId: tree.agent.id, tool: "linear_list_teams", arguments: {} },
    times,
  });

/** What the database says to the program's role. */
async function ask<Row extends pg.QueryResultRow>(sql: string): Promise<Row[]> {
  const client = new pg.Client(env().ALFE_APP_DATABASE_URL);
  await client.connect();
  const { rows } = await client.query<Row>(sql).finally(() => client.end());
  return rows;
}

/** How long the database lets the program's role wait or be idle, in milliseconds. */
const databaseTimeouts = async (): Promise<number[]> =>
  (
    await ask<{ setting: string }>(
      "select setting from pg_settings where name in ('lock_timeout', 'statement_timeout', 'idle_in_transaction_session_timeout')",
    )
  ).map(({ setting }) => Number(setting));

describe("two servers and a worker, an expired token, and a provider that rotates refresh tokens", () => {
  test.each([
    { calls: 200, seconds: 15 },
    // Longer than any time-out that there is: of the database's locks, statements and idle sessions, of calls to providers.
    { calls: 20, seconds: 25 },
  ])(
    "$calls calls at once wait for one token request of $seconds s, and none fails",
    async ({ calls, seconds }) => {
      const [first, second, worker] = await start(3);
      if (!first || !second || !worker) throw new Error("Three processes were started");
      const before = await tokenRequests();
      await expireToken(sandbox, account);
      await slow(seconds * 1000);
      await worker.ask("work", { concurrency: 5 });
      await inOrganization(account.organizationId, (tx) =>
        scheduleRefresh(tx, account, new Date()),
      );
      const begun = performance.now();
      const ended = await Promise.all([callIn(first, calls / 2), callIn(second, calls / 2)]);
      const elapsedMs = performance.now() - begun;

      expect(ended.flat()).toEqual(Array.from({ length: calls }, () => "done"));
      const after = await tokenRequests();
      expect(after.length - before.length).toBe(1);
      expect(after.at(-1)).toMatchObject({ status: 200 });
      // The request really was that slow: no shortcut around it made the calls succeed.
      expect(elapsedMs).toBeGreaterThan(seconds * 1000 - 500);
      for (const timeoutMs of await databaseTimeouts()) {
        expect(timeoutMs).toBeGreaterThan(0);
        expect(timeoutMs).toBeLessThanOrEqual(seconds * 1000);
      }
      expect(await storedAccount(account)).toMatchObject({
        credentialVersion: 2,
        brokenAt: null,
        refreshingSince: null,
      });
      expect(worker.log()).not.toContain("task failed");
    },
    180_000,
  );

  test("calls that the provider refuses with 401 at the same moment make one token request too", async () => {
    const servers = await start(2);
    const before = (await tokenRequests()).length;
    // Here the token looks good for a day; only the provider knows better.
    await sandbox.control("POST", "/expire-tokens", { provider: "linear" });
    await slow(3_000);
    const ended = await Promise.all(servers.map((server) => callIn(server, 25)));
    expect(ended.flat()).toEqual(Array.from({ length: 50 }, () => "done"));
    expect((await tokenRequests()).length - before).toBe(1);
  }, 90_000);

  test("while calls wait for a slow provider, the server answers others from its pool", async () => {
    const [server] = await start(1);
    if (!server) throw new Error("A process was started");
    await expireToken(sandbox, account);
    await slow(12_000);
    const waiting = callIn(server, 40);
    await vi.waitFor(async () => expect((await tokenRequests()).at(-1)?.status).toBe(0), 20_000);
    const rows = await ask<{ name: string; state: string }>(
      "select application_name as name, state from pg_stat_activity where datname = current_database() and usename = current_user and pid <> pg_backend_pid()",
    );
    // Forty wait: one session has the lock, and no other is in a transaction.
    expect(rows.filter(({ name }) => name === "alfe connection locks")).toHaveLength(1);
    expect(rows.filter(({ state }) => state.includes("transaction"))).toEqual([]);
    expect(await waiting).toEqual(Array.from({ length: 40 }, () => "done"));
  }, 90_000);
});
