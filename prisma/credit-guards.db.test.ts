import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createTree, type TestTree } from "@/lib/testing/fixtures";
import { poolOf, Spending } from "@/lib/testing/spending";

// The database alone: what its owner may not do by plain SQL, no program of ours can.
const owner = new pg.Client({ connectionString: process.env.ALFE_TEST_OWNER_DATABASE_URL });
beforeAll(() => owner.connect());
afterAll(() => owner.end());

let tree: TestTree;
let spending: Spending;
beforeEach(async () => {
  tree = await createTree();
  spending = new Spending(tree.organizationId, tree.agent.id);
  await spending.hold("settled");
  await spending.settle("settled");
  await spending.hold("held");
});

/** Runs statements in one transaction that is undone. Rejects as the database does. */
async function attempt(...statements: string[]): Promise<void> {
  await owner.query("begin");
  try {
    await owner.query("select set_config('alfe.organization_id', $1, true)", [tree.organizationId]);
    for (const statement of statements) await owner.query(statement);
  } finally {
    await owner.query("rollback");
  }
}

const entry = (kind: string, from: string, to: string, amount: string) => `
  insert into ledger_entry (organization_id, id, key, kind, from_account, to_account, amount_micros, node_id, lineage)
  values ('${tree.organizationId}', gen_random_uuid(), 'plain', '${kind}', '${from}', '${to}', ${amount},
    '${tree.organizationId}', array['${tree.organizationId}'::uuid])`;

describe("the database refuses", () => {
  test.each([
    [
      "a balance that no entry explains",
      "update credit_pool set balance_micros = balance_micros + 1",
    ],
    ["to forget what is held", "update credit_pool set reserved_micros = 0"],
    ["to lower the floor", "update credit_pool set floor_micros = -1000000"],
    ["to forget a pool", "delete from credit_pool"],
    ["to change an entry", "update ledger_entry set amount_micros = 1"],
    ["to forget an entry", "delete from ledger_entry"],
    ["to forget a reservation", "delete from credit_reservation"],
    [
      "a charge beyond the bound",
      "update credit_reservation set charged_micros = most_micros + 1 where key = 'settled'",
    ],
    [
      "to hold again what has ended",
      "update credit_reservation set held_micros = 1 where key = 'settled'",
    ],
  ])("%s", async (_title, statement) => {
    await expect(attempt(statement)).rejects.toMatchObject({
      code: expect.stringMatching(/^23/) as string,
    });
  });

  test("a transfer between accounts that know nothing of each other", async () => {
    await expect(attempt(entry("top_up", "usage", "pool", "5"))).rejects.toMatchObject({
      code: "23514",
    });
    await expect(attempt(entry("top_up", "payments", "pool", "-5"))).rejects.toMatchObject({
      code: "23514",
    });
  });

  test("a line of usage that no reservation is for, or a second one", async () => {
    await expect(attempt(entry("usage", "pool", "usage", "5"))).rejects.toMatchObject({
      code: "23514",
    });
    const again = `
      insert into ledger_entry (organization_id, id, key, kind, from_account, to_account, amount_micros, node_id, lineage,
        meter, quantity, free_quantity, price_micros, price_version, reservation_id)
      select organization_id, gen_random_uuid(), 'again', kind, from_account, to_account, amount_micros, node_id, lineage,
        meter, quantity, free_quantity, price_micros, price_version, reservation_id from ledger_entry where kind = 'usage'`;
    await expect(attempt(again)).rejects.toThrow("no line to come");
  });

  test("the same key twice", async () => {
    const once = entry("top_up", "payments", "pool", "5");
    await expect(attempt(once, once)).rejects.toMatchObject({ code: "23505" });
  });
});

describe("with our own condition taken away, the database still refuses", () => {
  const without = `
    create or replace function count_reservation() returns trigger language plpgsql as $$
    begin
      update public.credit_pool p
      set reserved_micros = p.reserved_micros + new.held_micros - case when tg_op = 'UPDATE' then old.held_micros else 0 end
      where p.organization_id = new.organization_id;
      return null;
    end $$`;

  const holdAll = (micros: bigint) => `
    select credit_hold('${tree.organizationId}', '${JSON.stringify({
      ...{ key: "much", node_id: tree.agent.id, meter: "sms_out_part", price_version: "test" },
      ...{ quantity: "1", price_micros: micros.toString() },
    })}'::jsonb)`;

  test("to hold more than there is", async () => {
    const { balance, reserved } = await poolOf(tree.organizationId);
    const free = balance - reserved;
    await attempt(without, holdAll(free));
    await expect(attempt(without, holdAll(free + 1n))).rejects.toMatchObject({
      code: "23514",
      constraint: "credit_pool_floor",
    });
    await expect(attempt(holdAll(free + 1n))).rejects.toMatchObject({ code: "AC001" });
  });

  test("to charge more than there is", async () => {
    const { balance, reserved } = await poolOf(tree.organizationId);
    const raise = (micros: bigint) => [
      "update credit_reservation set most_micros = 9000000000000000 where key = 'held'",
      `insert into ledger_entry (organization_id, id, key, kind, from_account, to_account, amount_micros, node_id, lineage,
        meter, quantity, free_quantity, price_micros, price_version, reservation_id)
      select organization_id, gen_random_uuid(), key, 'usage', 'pool', 'usage', ${micros.toString()}, node_id, lineage,
        meter, quantity, free_quantity, price_micros, price_version, id from credit_reservation where key = 'held'`,
    ];
    // All of it, with what was held for it.
    await attempt(...raise(balance - reserved + 1_000n));
    await expect(attempt(...raise(balance - reserved + 1_001n))).rejects.toMatchObject({
      code: "23514",
      constraint: "credit_pool_floor",
    });
  });
});
