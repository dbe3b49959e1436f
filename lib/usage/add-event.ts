import "server-only";
import { creditKey, type PriceOf, type Wanted } from "@/lib/credits/hold";
import { priceAt } from "@/lib/credits/prices";
import type { Tx } from "@/lib/db";
import type { Used } from "./usage-event";

/** Notes what costs money; what has to be paid for it. Undefined where it is noted already. */
export async function addEvent(tx: Tx, used: Used): Promise<Wanted | undefined> {
  const { callId = null, details = {}, at = new Date(), listPrice, sandbox, note, ...rest } = used;
  const estimateMicros = listPrice ? listPrice.micros * used.quantity : null;
  const [added] = await tx.usageEvent.createManyAndReturn({
    data: { ...rest, at, callId, estimateMicros, details },
    skipDuplicates: true,
    select: { id: true },
  });
  if (!added) return undefined;
  const { organizationId, nodeId, integration, connectionId, meter, quantity } = used;
  return {
    organizationId,
    nodeId,
    integration,
    connectionId,
    callId: used.callId,
    meter,
    quantity,
    key: creditKey.usage(added.id),
    price: priceOfUsed(used, at),
    sandbox,
    note,
    at,
  };
}

/** Where the organization pays the provider itself, nothing is charged. */
function priceOfUsed({ meter, ownAccount, listPrice }: Used, at: Date): PriceOf {
  if (ownAccount) return { version: "own", micros: 0n, per: 1n, allowance: 0n, mostTimes: 1 };
  const price = priceAt(meter, at);
  return listPrice ? { ...price, ...listPrice, per: 1n } : price;
}
