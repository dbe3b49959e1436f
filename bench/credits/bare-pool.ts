import pg from "pg";
import type { BenchDatabase } from "../database";
import { benchCredit, benchPrice, type BenchPool } from "./bench-pool";

/** Of the same shape as ours, without the rules: a balance for each organization and nothing else. */
export async function createBarePools(
  database: BenchDatabase,
  pools: readonly BenchPool[],
): Promise<void> {
  await asOwner(database, async (client) => {
    await client.query(`
      create table bench_pool (like credit_pool including all);
      grant select, update on bench_pool to public`);
    await client.query(
      "insert into bench_pool (organization_id, balance_micros) select unnest($1::uuid[]), $2",
      [pools.map(({ organizationId }) => organizationId), benchCredit],
    );
  });
}

/** What was spent is there, to the micro-dollar: else all of it was worth nothing. */
export async function assertKept(
  database: BenchDatabase,
  pools: readonly BenchPool[],
): Promise<void> {
  await asOwner(database, async (client) => {
    let entries = 0;
    for (const { organizationId } of pools) {
      await client.query("begin");
      await client.query("select set_config('alfe.organization_id', $1, true)", [organizationId]);
      const { rows: wrong } = await client.query("select * from credit_check($1)", [
        organizationId,
      ]);
      if (wrong.length > 0) throw new Error(`It does not add up: ${JSON.stringify(wrong)}`);
      const { rows } = await client.query<{ entries: number; balance: string; reserved: string }>(
        `select (select count(*)::int from ledger_entry where kind = 'usage') as entries,
          balance_micros::text as balance, reserved_micros::text as reserved from credit_pool`,
      );
      const [pool] = rows;
      const expected = benchCredit - BigInt(pool?.entries ?? 0) * benchPrice;
      if (pool?.balance !== String(expected) || pool.reserved !== "0")
        throw new Error(`The pool should have ${String(expected)}, not ${JSON.stringify(pool)}`);
      await client.query("commit");
      entries += pool.entries;
    }
    console.log(`\n${entries.toLocaleString("en")} uses charged, and every pool adds up`);
  });
}

async function asOwner(
  { ownerUrl }: BenchDatabase,
  work: (client: pg.Client) => Promise<void>,
): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  await work(client).finally(() => client.end());
}
