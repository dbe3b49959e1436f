import { randomBytes } from "node:crypto";
import os from "node:os";
import pg from "pg";
import { type Compared, printCompared } from "./api/compare";
import type { Slot } from "./api/load";
import { startBenchChild } from "./child";
import { type BenchDatabase, startBenchDatabase } from "./database";
import type { BenchBot } from "./inbound/bench-bot";
import { sendMessages } from "./inbound/send";

const agents = 100;
const clientCounts = [1, 10, 50];
const rounds = 5;
const slotMs = 2_000;
const firstMs = 10_000;
const warmMs = 2_000;
/** What ours does besides: checks the signature, reads and seals the message, and numbers nothing yet. */
const leastRatio = 0.4;

type Server = { name: string; origin: string; stop: () => Promise<void> };

/**
 * Messages that Slack sends and we acknowledge, through the gateway, beside a bare server that inserts
 * what it is sent into a table of the same shape, and checks and seals nothing. Every acknowledged one is then counted in the database.
 */
export async function benchInbound(): Promise<void> {
  console.log(`${String(os.availableParallelism())} cores shared by load, server and database`);
  const masterKeys = `bench:${randomBytes(32).toString("base64")}`;
  const database = await startBenchDatabase(masterKeys);
  const servers: Server[] = [];
  try {
    const env = environment(database, masterKeys);
    await createBareTable(database);
    const filled = await startBenchChild("inbound/fill", env, [String(agents)]);
    const bots = filled.told as BenchBot[];
    await filled.stop();
    for (const [name, program] of [
      ["bare node:http + pg", "inbound/bare-server"],
      ["gateway", "api/gateway-server"],
    ] as const) {
      const { told, stop } = await startBenchChild(program, env);
      servers.push({ name, origin: `http://127.0.0.1:${String(told)}`, stop });
    }
    const acknowledged = new Map<string, number>();
    const send = async ({ name, origin }: Server, clients: number, ms: number) => {
      const slot = await sendMessages(origin, bots, { clients, ms });
      acknowledged.set(name, (acknowledged.get(name) ?? 0) + slot.acknowledged);
      return slot;
    };
    // A server runs for days: its code is compiled by then, and its tables are not empty to the planner.
    for (const server of servers) await send(server, 50, firstMs);
    await database.settle();
    const reached = await measure(servers, send);
    await assertKept(database, bots, acknowledged);
    console.log(`\nTo reach\n${reached.join("\n")}`);
  } finally {
    await Promise.all(servers.map(({ stop }) => stop()));
    await database.stop();
  }
}

const environment = (
  { appUrl, jobsUrl }: BenchDatabase,
  masterKeys: string,
): NodeJS.ProcessEnv => ({
  ...process.env,
  NODE_ENV: "production",
  ALFE_APP_DATABASE_URL: appUrl,
  ALFE_JOBS_DATABASE_URL: jobsUrl,
  ALFE_MASTER_KEYS: masterKeys,
  NEXTAUTH_SECRET: randomBytes(32).toString("base64"),
  ALFE_URL: "http://127.0.0.1:3000",
  ALFE_DEMO: "0",
  ALFE_WORKER: "0",
});

async function asOwner<T>(
  { ownerUrl }: BenchDatabase,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  return work(client).finally(() => client.end());
}

/** Of the same shape as ours, indexes and all, without the rules that other tables and organizations make. */
const createBareTable = (database: BenchDatabase) =>
  asOwner(database, (client) =>
    client.query(`
      create table bench_message (like message including all);
      grant select, insert on bench_message to public`),
  );

async function measure(
  servers: readonly Server[],
  send: (server: Server, clients: number, ms: number) => Promise<Slot>,
): Promise<string[]> {
  const reached: string[] = [];
  for (const clients of clientCounts) {
    for (const server of servers) await send(server, clients, warmMs);
    const slots = new Map<string, Compared[]>(servers.map(({ name }) => [name, []]));
    for (let round = 0; round < rounds; round += 1)
      for (const server of servers) {
        const slot = await send(server, clients, slotMs);
        slots.get(server.name)?.push({ name: server.name, ...slot });
      }
    const compared = servers.map(({ name }) => middle(name, slots.get(name) ?? []));
    const title = clients === 1 ? "1 client" : `${String(clients)} clients`;
    printCompared(`messages acknowledged, ${title}`, compared);
    const [bare, gateway] = compared;
    const ratio = (gateway?.perSecond ?? 0) / (bare?.perSecond ?? 1);
    const verdict = ratio >= leastRatio ? "yes" : "NO ";
    reached.push(
      `${verdict} ${title}: ${ratio.toFixed(2)} of bare, to be ${leastRatio.toFixed(2)} at least`,
    );
  }
  return reached;
}

/** The slot in the middle, by what it came to. */
function middle(name: string, slots: readonly Compared[]): Compared {
  const sorted = slots.toSorted((a, b) => a.perSecond - b.perSecond);
  return sorted[Math.floor(sorted.length / 2)] ?? { name, perSecond: 0, medianMs: 0, p99Ms: 0 };
}

/** What was acknowledged is there, each once: else all of it was worth nothing. */
async function assertKept(
  database: BenchDatabase,
  [bot]: readonly BenchBot[],
  acknowledged: ReadonlyMap<string, number>,
): Promise<void> {
  const { rows } = await asOwner(database, async (client) => {
    await client.query("begin");
    await client.query("select set_config('alfe.organization_id', $1, true)", [
      bot?.organizationId,
    ]);
    return client.query<{ bare: number; ours: number }>(`
      select (select count(*)::int from bench_message) as bare,
        (select count(*)::int from message) as ours`);
  });
  const [row] = rows;
  const told = [...acknowledged.values()];
  console.log(
    `\nacknowledged ${told.join(" and ")}, kept ${String(row?.bare)} and ${String(row?.ours)}`,
  );
  if (row?.bare !== told[0] || row?.ours !== told[1])
    throw new Error("What was acknowledged is not what was kept");
}
