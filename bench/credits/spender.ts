import { randomUUID } from "node:crypto";
import type pg from "pg";
import { priceOf, toHold } from "@/lib/credits/hold";
import { benchPrice, type BenchPool } from "./bench-pool";

/** Spends once from a pool, step by step. Each step is one operation and one transaction. */
export type Spender = { name: string; steps: (pool: BenchPool) => (() => Promise<unknown>)[] };

/** What anybody would write: it cannot go below zero, and knows nothing else. */
export const bareSpender = (connections: pg.Pool): Spender => ({
  name: "bare UPDATE",
  steps: ({ organizationId }) => [
    async () => {
      const { rowCount } = await connections.query({
        name: "bare",
        text: `update bench_pool set balance_micros = balance_micros - $2
          where organization_id = $1 and balance_micros >= $2`,
        values: [organizationId, benchPrice],
      });
      if (rowCount !== 1) throw new Error("The bare pool is empty");
    },
  ],
});

const price = priceOf("sms_out_part", { micros: benchPrice });

/** What the program does, with its own statements. */
export const creditSpender = (connections: pg.Pool): Spender => ({
  name: "reserve, settle",
  steps: ({ organizationId, nodeId }) => {
    const key = `bench:${randomUUID()}`;
    return [
      () => {
        const wanted = { organizationId, nodeId, key, meter: "sms_out_part", quantity: 1n, price };
        const hold = toHold({ ...wanted, integration: "phone" });
        return connections.query({
          name: "hold",
          text: "select credit_hold($1, $2)",
          values: [organizationId, hold],
        });
      },
      async () => {
        const { rows } = await connections.query<{ settled: { state: string } | null }>({
          name: "settle",
          text: "select credit_settle($1, $2) as settled",
          values: [organizationId, key],
        });
        if (rows[0]?.settled?.state !== "settled") throw new Error("It was not charged");
      },
    ];
  },
});
