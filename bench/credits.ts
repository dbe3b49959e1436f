import { randomBytes } from "node:crypto";
import os from "node:os";
import pg from "pg";
import { type Compared, printCompared } from "./api/compare";
import type { BenchPool } from "./credits/bench-pool";
import { createBarePools, assertKept } from "./credits/bare-pool";
import { bareSpender, creditSpender, type Spender } from "./credits/spender";
import { spend } from "./credits/spend";
import { startBenchChild } from "./child";
import { startBenchDatabase } from "./database";

const clientCounts = [1, 10, 50];
const rounds = 7;
const slotMs = 1_500;
const warmMs = 1_000;
/** What ours does besides: reads the line and its budgets, keeps the reservation and an entry of the ledger. */
const leastRatio = 0.4;

/**
 * Reserving and settling beside a bare guarded UPDATE of a balance, in the same database, with the same care for
 * the disk: on one organization, whose pool all of them want at once, and on a thousand. Each reservation and each
 * settlement counts as one operation. Afterwards every pool must add up.
 */
export async function benchCredits(): Promise<void> {
  console.log(`${String(os.availableParallelism())} cores shared by load and database`);
  const masterKeys = `bench:${randomBytes(32).toString("base64")}`;
  const database = await startBenchDatabase(masterKeys);
  try {
    const env = {
      ...process.env,
      ALFE_APP_DATABASE_URL: database.appUrl,
      ALFE_JOBS_DATABASE_URL: database.jobsUrl,
      ALFE_MASTER_KEYS: masterKeys,
      NEXTAUTH_SECRET: randomBytes(32).toString("base64"),
    };
    const filled = await startBenchChild("credits/fill", env, ["1000"]);
    const [hot, ...cold] = filled.told as BenchPool[];
    await filled.stop();
    if (!hot) throw new Error("There are pools");
    await createBarePools(database, [hot, ...cold]);
    await database.settle();
    const reached: string[] = [];
    for (const clients of clientCounts) {
      const { title, ratio } = await measure(database.appUrl, [hot], clients);
      const verdict = ratio >= leastRatio ? "yes" : "NO ";
      reached.push(
        `${verdict} ${title}: ${ratio.toFixed(2)} of bare, to be ${leastRatio.toFixed(2)} at least`,
      );
    }
    for (const clients of clientCounts) await measure(database.appUrl, cold, clients);
    await assertKept(database, [hot, ...cold]);
    console.log(`\nTo reach\n${reached.join("\n")}`);
  } finally {
    await database.stop();
  }
}

async function measure(
  connectionString: string,
  pools: readonly BenchPool[],
  clients: number,
): Promise<{ title: string; ratio: number }> {
  const people = clients === 1 ? "1 client" : `${String(clients)} clients`;
  const places = pools.length === 1 ? "one organization" : `${String(pools.length)} organizations`;
  const title = `${people} on ${places}`;
  const pool = new pg.Pool({ connectionString, max: clients });
  try {
    const spenders: Spender[] = [bareSpender(pool), creditSpender(pool)];
    const slots = new Map<string, Compared[]>(spenders.map(({ name }) => [name, []]));
    for (const spender of spenders) await spend(spender, pools, { clients, ms: warmMs });
    for (let round = 0; round < rounds; round += 1)
      for (const spender of spenders) {
        const slot = await spend(spender, pools, { clients, ms: slotMs });
        slots.get(spender.name)?.push({ name: spender.name, ...slot });
      }
    const compared = spenders.map(({ name }) => middle(name, slots.get(name) ?? []));
    printCompared(`operations, ${title}`, compared);
    const [bare, ours] = compared;
    return { title, ratio: (ours?.perSecond ?? 0) / (bare?.perSecond ?? 1) };
  } finally {
    await pool.end();
  }
}

/** The slot in the middle, by what it came to. */
function middle(name: string, slots: readonly Compared[]): Compared {
  const sorted = slots.toSorted((a, b) => a.perSecond - b.perSecond);
  return sorted[Math.floor(sorted.length / 2)] ?? { name, perSecond: 0, medianMs: 0, p99Ms: 0 };
}
