import { expect, test } from "vitest";
import { inOrganization } from "@/lib/db";
import { createPoorTree } from "@/lib/testing/fixtures";

const json = (value: unknown) => JSON.stringify(value);

test("holds, settles, corrects and releases", async () => {
  const { organizationId: org, agent } = await createPoorTree();
  const check = () =>
    inOrganization(org, (tx) => tx.$queryRaw`select * from credit_check(${org}::uuid)`);
  const pool = () => inOrganization(org, (tx) => tx.creditPool.findFirst());
  const hold = (key: string, more = {}) =>
    inOrganization(
      org,
      (tx) =>
        tx.$queryRaw`select credit_hold(${org}::uuid, ${json({
          key,
          node_id: agent.id,
          integration: "phone",
          meter: "sms_out_part",
          quantity: 2,
          price_micros: "7900",
          price_version: "2026-11-01",
          most_times: 3,
          ...more,
        })}::jsonb) as r`,
    );
  const settle = (key: string, actual: bigint | null = null) =>
    inOrganization(
      org,
      (tx) => tx.$queryRaw`select credit_settle(${org}::uuid, ${key}, ${actual}::bigint) as r`,
    );
  await expect(hold("a")).rejects.toThrow(/credits:/);
  await inOrganization(org, (tx) =>
    tx.ledgerEntry.create({
      data: {
        organizationId: org,
        key: "pay:1",
        kind: "top_up",
        fromAccount: "payments",
        toAccount: "pool",
        amountMicros: 20_000n,
        nodeId: org,
        lineage: [org],
      },
    }),
  );
  await hold("a");
  expect(await pool()).toMatchObject({ balanceMicros: 20_000n, reservedMicros: 15_800n });
  await expect(hold("b")).rejects.toThrow(/credits:/);
  await settle("a", 18_000n);
  expect(await pool()).toMatchObject({ balanceMicros: 2_000n, reservedMicros: 0n });
  await settle("a", 10_000n);
  expect(await pool()).toMatchObject({ balanceMicros: 10_000n, reservedMicros: 0n });
  await hold("due", { due: true, quantity: 3 });
  expect(await settle("due")).toMatchObject([{ r: { state: "due" } }]);
  expect(await check()).toEqual([]);
});
