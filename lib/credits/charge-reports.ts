import "server-only";
import type { Tx } from "@/lib/db";
import { AppError, conflict } from "@/lib/errors";
import type { Place } from "@/lib/pipeline/lineage";
import { describeRefusal } from "./describe-refusal";
import { creditKey, holdCredits, settleCredits } from "./hold";
import { lockCredits } from "./lock-credits";
import { priceReport, reportedVersion } from "./price-report";
import { SpendingRefused } from "./refusal";
import type { Report, Reported } from "./report";

type Charging = {
  organizationId: string;
  place: Place;
  /** Where a report stands in the input, by its index. */
  at: (index: number) => string;
};

/** Charges what programs report, each once under its key: all of them, or none. */
export async function chargeReports(
  tx: Tx,
  reports: readonly Report[],
  { organizationId, place, at }: Charging,
): Promise<Reported[]> {
  // Two batches with the same keys in another order would wait for each other.
  await lockCredits(tx, organizationId);
  const charged: Reported[] = [];
  // One after the other: the second under a key has to find the first.
  for (const [index, report] of reports.entries()) {
    const where = { organizationId, place, at: at(index), isOneOf: reports.length };
    charged.push(await chargeReport(tx, report, where));
  }
  return charged;
}

type Where = Pick<Charging, "organizationId" | "place"> & { at: string; isOneOf: number };

async function chargeReport(tx: Tx, report: Report, where: Where): Promise<Reported> {
  const { organizationId, place, at } = where;
  const { quantity, price, usedAt } = priceReport(report, { at });
  const key = creditKey.reported(report.key);
  const held = await holdCredits(tx, {
    ...{ organizationId, key, nodeId: place.node.id, meter: report.meter, quantity, price },
    note: report.note,
    at: usedAt,
  }).catch((error: unknown) => {
    throw error instanceof SpendingRefused ? toRefused(error, report, where) : error;
  });
  if (!held.known) await settleCredits(tx, organizationId, key);
  return toReported(await readReported(tx, organizationId, key), report, {
    ...where,
    known: held.known,
  });
}

/** Nothing is charged of a batch that has no room as a whole; which of it had none is told. */
function toRefused(
  refused: SpendingRefused,
  { key, meter }: Report,
  { place: { lineage }, at, isOneOf }: Where,
): AppError {
  const words = describeRefusal(refused.refusal, { lineage, what: `Using ${meter}` });
  const detail = isOneOf > 1 ? `Nothing of this was charged. ${key}: ${words}` : words;
  const fields = isOneOf > 1 ? [{ pointer: at, detail: words }] : [];
  return new AppError("payment_required", detail, { fields, cause: refused });
}

type Row = Awaited<ReturnType<typeof readReported>>;

const readReported = (tx: Tx, organizationId: string, key: string) =>
  tx.creditReservation.findUniqueOrThrow({
    where: { organizationId_key: { organizationId, key } },
  });

function toReported(
  row: Row,
  report: Report,
  { place, at, known }: Where & { known: boolean },
): Reported {
  if (known && !isSame(row, report, place.node.id))
    throw conflict(
      `Something else was reported under the key ${report.key} before${at === "" ? "" : ` (${at})`}. What is used again needs a key of its own.`,
    );
  return {
    key: report.key,
    meter: row.meter,
    quantity: row.quantity.toString(),
    freeQuantity: row.freeQuantity.toString(),
    priceMicros: row.priceMicros.toString(),
    per: row.pricePer.toString(),
    priceVersion: row.priceVersion,
    chargedMicros: row.chargedMicros.toString(),
    known,
  };
}

/** Whether a report says again what was charged. A price of the book stays what it was then. */
function isSame(
  row: Row,
  { meter, quantity, priceMicros, per, note = "", at }: Report,
  nodeId: string,
) {
  const ownPrice = row.priceVersion === reportedVersion;
  const samePrice =
    priceMicros === undefined
      ? !ownPrice
      : ownPrice && row.priceMicros === BigInt(priceMicros) && row.pricePer === BigInt(per ?? 1);
  return (
    row.nodeId === nodeId &&
    row.meter === meter &&
    row.quantity === BigInt(quantity) &&
    samePrice &&
    row.note === note &&
    (at === undefined || row.at.getTime() === new Date(at).getTime())
  );
}
