import { randomBytes } from "node:crypto";
import os from "node:os";
import pg from "pg";
import { parseKey } from "@/lib/keys/token";
import { hashToken } from "@/lib/vault/token";
import { ensureBuilt } from "../bin/build";
import { startBenchChild } from "./child";
import { compare, type Compared, printCompared } from "./api/compare";
import { type BenchDatabase, startBenchDatabase } from "./database";
import { load } from "./api/load";
import { call, direct, type Question, reads } from "./api/question";
import { type Server, startServers } from "./api/servers";
import { interleave, printMeasured } from "./interleave";

const sizes = [1_000, 100_000];
const clientCounts = [1, 10, 50];
const firstMs = 15_000;

type Filled = { agents: number; database: BenchDatabase; keys: readonly string[] };

/**
 * What agents ask most, through Next.js, through the gateway and through a bare server that checks the
 * key too and runs the same statement, with few and many agents in the database; and what a tool call
 * takes longer than the same call without us.
 */
export async function benchApi(): Promise<void> {
  console.log(`${String(os.availableParallelism())} cores shared by load, server and database`);
  await ensureBuilt();
  const masterKeys = `bench:${randomBytes(32).toString("base64")}`;
  const upstream = await startBenchChild("api/upstream-server", process.env);
  const upstreamOrigin = `http://127.0.0.1:${String(upstream.told)}`;
  const all: Filled[] = [];
  const reached: string[] = [];
  try {
    for (const agents of sizes) {
      const database = await startBenchDatabase(masterKeys);
      const env = environment(database, masterKeys, upstreamOrigin);
      const filled: Filled = { agents, database, keys: [] };
      all.push(filled);
      filled.keys = await fill(env, agents);
      await database.settle();
      const servers = await startServers(env);
      try {
        reached.push(...(await benchServers(filled, servers, upstreamOrigin)));
      } finally {
        await Promise.all(servers.map(({ stop }) => stop()));
      }
    }
    reached.push(await benchGrowth(all));
    console.log(`\nTo reach\n${reached.join("\n")}`);
  } finally {
    await Promise.all(all.map(({ database }) => database.stop()));
    await upstream.stop();
  }
}

const environment = (
  { appUrl, jobsUrl }: BenchDatabase,
  masterKeys: string,
  upstreamOrigin: string,
): NodeJS.ProcessEnv => ({
  ...process.env,
  NODE_ENV: "production",
  NEXT_TELEMETRY_DISABLED: "1",
  ALFE_APP_DATABASE_URL: appUrl,
  ALFE_JOBS_DATABASE_URL: jobsUrl,
  ALFE_MASTER_KEYS: masterKeys,
  NEXTAUTH_SECRET: randomBytes(32).toString("base64"),
  ALFE_URL: "http://127.0.0.1:3000",
  ALFE_DEMO: "0",
  ALFE_WORKER: "0",
  // The upstream stands in the place of the sandbox, so that nothing else is between us and it.
  ALFE_SANDBOX: "1",
  ALFE_SANDBOX_URL: upstreamOrigin,
});

async function fill(env: NodeJS.ProcessEnv, agents: number): Promise<string[]> {
  const { told, stop } = await startBenchChild("api/fill", env, [String(agents)]);
  await stop();
  return told as string[];
}

async function benchServers(
  { agents, keys }: Filled,
  servers: readonly Server[],
  upstreamOrigin: string,
): Promise<string[]> {
  const reached: string[] = [];
  const many = `${agents.toLocaleString("en")} agents`;
  for (const question of [...reads, call]) {
    await assertAnswered(servers, question, keys);
    // A server runs for days: what it runs often is compiled by then, which takes one client alone long to reach.
    for (const { origin } of servers)
      await load(origin, question.asked, { clients: 50, keys, ms: firstMs });
    for (const clients of clientCounts) {
      const contenders = servers.map(({ name, origin }) => ({
        name,
        origin,
        asked: question.asked,
      }));
      const bare = { name: "direct, without us", origin: upstreamOrigin, asked: direct };
      const compared = await compare(question === call ? [...contenders, bare] : contenders, {
        clients,
        keys,
      });
      const title = `${question.name}, ${many}, ${clients === 1 ? "1 client" : `${String(clients)} clients`}`;
      printCompared(title, compared);
      reached.push(...targets(question, title, clients, compared));
    }
  }
  return reached;
}

/** Ours answer what was asked, and whoever comes without a good key gets nothing from anybody. */
async function assertAnswered(
  servers: readonly Server[],
  { name, asked, assertAnswered }: Question,
  keys: readonly string[],
): Promise<void> {
  const { path, ...rest } = asked;
  for (const { name: server, origin } of servers) {
    const ask = (key: string) =>
      fetch(origin + path, {
        ...rest,
        headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
      });
    const known = keys[0] ?? "";
    const answer = await ask(known);
    const body: unknown = await answer.json();
    if (answer.status !== 200) throw new Error(`${server}, ${name}: ${JSON.stringify(body)}`);
    if (!server.startsWith("bare")) assertAnswered(body);
    const wrong = known.replace(
      /^(alfe_ag_)./,
      (_all, begin: string) => `${begin}${known[8] === "A" ? "B" : "A"}`,
    );
    if ((await ask(wrong)).status !== 401) throw new Error(`${server} does not check keys`);
  }
}

/** What the figures have to be. */
function targets(
  question: Question,
  title: string,
  clients: number,
  compared: readonly Compared[],
): string[] {
  const of = (name: string) => compared.find((each) => each.name.startsWith(name));
  const [bare, gateway, withoutUs] = [of("bare"), of("gateway"), of("direct")];
  if (!bare || !gateway) return [];
  if (question !== call) {
    const part = gateway.perSecond / bare.perSecond;
    return [
      verdict(part >= 0.5, `${title}: gateway ${part.toFixed(2)} of bare, to be 0.50 at least`),
    ];
  }
  if (!withoutUs || clients !== 1) return [];
  const overMs = gateway.medianMs - withoutUs.medianMs;
  return [
    verdict(overMs < 4, `${title}: p50 ${overMs.toFixed(2)} ms more than direct, to be under 4`),
  ];
}

const verdict = (isReached: boolean, text: string): string =>
  `${isReached ? "yes" : "NO "} ${text}`;

/** The statement of a hot read by itself, in turns on both databases: what more agents cost. */
async function benchGrowth(all: readonly Filled[]): Promise<string> {
  const pools = all.map(
    ({ database }) => new pg.Pool({ connectionString: database.appUrl, max: 1 }),
  );
  const measured = await interleave(
    all.map(({ agents, keys }, index) => ({
      name: `${agents.toLocaleString("en")} agents`,
      work: () => {
        const key = keys[Math.floor(Math.random() * keys.length)] ?? "";
        return pools[index]?.query({
          name: "agent_snapshot",
          text: "select agent_snapshot($1, $2) as snapshot",
          values: [parseKey(key)?.organizationId, hashToken(key)],
        });
      },
    })),
  );
  await Promise.all(pools.map((pool) => pool.end()));
  printMeasured("the statement of a hot read", measured);
  const [few, many] = measured;
  const growth = (few?.perSecond ?? 0) / (many?.perSecond ?? 1);
  return verdict(
    growth < 1.25,
    `the statement takes ${growth.toFixed(2)} times as long with a hundred times the agents, to be under 1.25`,
  );
}
