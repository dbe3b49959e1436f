import "server-only";
import type { Tx } from "@/lib/db";
import { integrations } from "@/lib/integrations/catalog";
import { adminsOf } from "@/lib/notifications/admins-of";
import { notify } from "@/lib/notifications/notify";
import { addDays, dayOf, forecast, type Forecast } from "./forecast";
import { loadSpending } from "./load-spending";
import { formatMicros } from "./money";
import { costOf, priceAt } from "./prices";

/** So many days before it runs out people are told. */
const warnDays = 7;
/** Where nobody can know that yet: at so small a part of what came in last. */
const lowPart = 10n;

/** Tells those who look after the organization once after each payment that the pool runs low, and once that it is empty. */
export async function tellPool(tx: Tx, organizationId: string, now: Date): Promise<void> {
  const pool = await tx.creditPool.findFirst({ where: { organizationId } });
  const last = await tx.ledgerEntry.findFirst({
    where: {
      organizationId,
      kind: { in: ["top_up", "allowance", "refund_failed", "dispute_won"] },
    },
    orderBy: { createdAt: "desc" },
    select: { id: true, amountMicros: true },
  });
  // Whoever never had any credit uses what is free: nothing stopped.
  if (!pool || !last) return;
  const available = pool.balanceMicros - pool.reservedMicros;
  // The present charge may bring money back when it is settled.
  const isEmpty = pool.balanceMicros < (await leastPrice(tx, organizationId, now));
  const news = {
    organizationId,
    nodeId: organizationId,
    subjectId: null,
    userIds: await adminsOf(tx, organizationId, organizationId),
  };
  const left = formatMicros(available);
  if (isEmpty) {
    const details = { left };
    await notify(tx, { ...news, kind: "credit_empty", key: `credit_empty:${last.id}`, details });
    return;
  }
  const spending = await loadSpending(tx, organizationId, organizationId, now);
  const { state, endsOn } = forecast({ ...spending, availableMicros: available });
  const isLow = runsOutSoon({ state, endsOn }, now) ?? available * lowPart < last.amountMicros;
  if (!isLow) return;
  const details = { left, endsOn };
  await notify(tx, { ...news, kind: "credit_low", key: `credit_low:${last.id}`, details });
}

/** Undefined where the forecast does not know. */
function runsOutSoon(
  { state, endsOn }: Pick<Forecast, "state" | "endsOn">,
  now: Date,
): boolean | undefined {
  if (state === "lasts" && endsOn !== null) return endsOn <= addDays(dayOf(now), warnDays);
  return state === "over_a_year" ? false : undefined;
}

/** What the cheapest use of what is installed costs: below that everything that costs something stands still. */
async function leastPrice(tx: Tx, organizationId: string, now: Date): Promise<bigint> {
  const rows = await tx.installation.findMany({
    where: { organizationId },
    select: { integration: true },
    distinct: ["integration"],
  });
  const installed = new Set(rows.map((row) => row.integration));
  const prices = integrations
    .filter(({ id, price }) => price === "usage" && installed.has(id))
    .flatMap(({ meters = [] }) => meters.map((meter) => costOf(priceAt(meter, now), 1n)));
  return prices.reduce((a, b) => (a < b ? a : b), prices[0] ?? 1n);
}
