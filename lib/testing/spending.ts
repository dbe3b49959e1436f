import { inOrganization } from "@/lib/db";
import { execute } from "@/lib/pipeline/execute";
import { setBudget } from "@/lib/credits/set-budget";
import {
  chargeLater,
  type Held,
  holdCredits,
  type PriceOf,
  releaseCredits,
  settleCredits,
  type Wanted,
} from "@/lib/credits/hold";
import { SpendingRefused } from "@/lib/credits/refusal";
import type { Caller } from "@/lib/pipeline/actor";

type Some = Partial<Omit<Wanted, "price" | "organizationId" | "key">> & {
  price?: Partial<PriceOf>;
};

/** A price of a test's own: 1,000 micro-dollars each, of which a provider may ask for three times as much. */
export const testPrice: PriceOf = {
  version: "test",
  micros: 1_000n,
  per: 1n,
  allowance: 0n,
  mostTimes: 3,
};

/** Spends for one agent, each step in a transaction of its own, as programs do. */
export class Spending {
  readonly #organizationId: string;
  readonly #nodeId: string;

  constructor(organizationId: string, nodeId: string) {
    this.#organizationId = organizationId;
    this.#nodeId = nodeId;
  }

  wanted(key: string, { price, ...more }: Some = {}): Wanted {
    return {
      organizationId: this.#organizationId,
      key,
      nodeId: this.#nodeId,
      integration: "phone",
      meter: "sms_out_part",
      quantity: 1n,
      ...more,
      price: { ...testPrice, ...price },
    };
  }

  hold = (key: string, more: Some = {}): Promise<Held> =>
    inOrganization(this.#organizationId, (tx) => holdCredits(tx, this.wanted(key, more)));

  later = (key: string, more: Some = {}): Promise<Held> =>
    inOrganization(this.#organizationId, (tx) => chargeLater(tx, this.wanted(key, more)));

  settle = (key: string, actualMicros?: bigint, quantity?: bigint): Promise<Held | undefined> =>
    inOrganization(this.#organizationId, (tx) =>
      settleCredits(tx, this.#organizationId, key, { actualMicros, quantity }),
    );

  release = (key: string): Promise<boolean> =>
    inOrganization(this.#organizationId, (tx) => releaseCredits(tx, this.#organizationId, key));

  /** Whether there was room: then it is held. */
  tries = async (key: string, more: Some = {}): Promise<boolean> => {
    try {
      await this.hold(key, more);
      return true;
    } catch (error) {
      if (error instanceof SpendingRefused) return false;
      throw error;
    }
  };
}

/** Sets a month's budget at a node, for everything below it. */
export const setTestBudget = async (
  caller: Caller,
  nodeId: string,
  amountMicros: bigint,
  more: { period?: "day" | "month"; integration?: string; meter?: string } = {},
): Promise<string> => {
  const input = { nodeId, period: "month", amountMicros: amountMicros.toString(), ...more };
  return (await execute(setBudget, caller, input)).budget.id;
};

export type PoolNow = { balance: bigint; reserved: bigint; floor: bigint };

export const poolOf = async (organizationId: string): Promise<PoolNow> => {
  const row = await inOrganization(organizationId, (tx) =>
    tx.creditPool.findUniqueOrThrow({ where: { organizationId } }),
  );
  return { balance: row.balanceMicros, reserved: row.reservedMicros, floor: row.floorMicros };
};

/** What does not add up; nothing, when all is well. */
export const wrongOf = (organizationId: string): Promise<unknown[]> =>
  inOrganization(
    organizationId,
    (tx) => tx.$queryRaw<unknown[]>`select * from credit_check(${organizationId}::uuid)`,
  );
