import { inOrganization } from "@/lib/db";
import { holdCredits, settleCredits, type Wanted } from "@/lib/credits/hold";
import { SpendingRefused } from "@/lib/credits/refusal";
import { AppError } from "@/lib/errors";
import { Spending } from "./spending";

export type SpendAll = {
  organizationId: string;
  nodeId: string;
  clients: number;
  /** As many different uses as are tried at most. Other processes may try the same ones. */
  uses: number;
  /** Every so many uses one is held and then forgotten, as by somebody who dies; 0 for none. */
  forgetEvery?: number;
};

/** What the provider asks for a use after it: less or more than what was held for it. */
export const pricedAt = (use: number): bigint => BigInt(200 + ((use * 577) % 2_700));

/**
 * Holds and charges with many clients at once, until the uses are through or nothing is left. The provider's price
 * is another for each. Resolves to how many were held and charged, and how many refused.
 */
export async function spendAll(all: SpendAll): Promise<{ charged: number; refused: number }> {
  const { organizationId, nodeId, clients, uses, forgetEvery = 0 } = all;
  const spending = new Spending(organizationId, nodeId);
  const told = { charged: 0, refused: 0 };
  const client = async (first: number) => {
    for (let use = first; use < uses; use += clients) {
      const key = `use:${String(use)}`;
      const wanted = spending.wanted(key, { expiresAt: new Date(Date.now() + 500) });
      if (!(await patiently(() => tryHold(wanted)))) {
        told.refused += 1;
        continue;
      }
      if (forgetEvery > 0 && use % forgetEvery === 0) continue;
      const actualMicros = pricedAt(use);
      await patiently(() =>
        inOrganization(organizationId, (tx) =>
          settleCredits(tx, organizationId, key, { actualMicros }),
        ),
      );
      told.charged += 1;
    }
  };
  await Promise.all(Array.from({ length: clients }, (_, first) => client(first)));
  return told;
}

const tryHold = (wanted: Wanted): Promise<boolean> =>
  inOrganization(wanted.organizationId, async (tx) => {
    await holdCredits(tx, wanted);
    return true;
  }).catch((error: unknown) => {
    if (error instanceof SpendingRefused) return false;
    throw error;
  });

/** A server that is too busy says so; everything else is a failure. */
async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1)
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof AppError) || error.kind !== "unavailable" || tries === 20) throw error;
    }
}
