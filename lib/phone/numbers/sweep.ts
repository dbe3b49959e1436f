import "server-only";
import { inOrganization, type Tx } from "@/lib/db";
import { enqueue } from "@/lib/jobs/queue";
import { findProvision } from "@/lib/provisions/provision";
import { chargeMonths } from "./charge-months";
import { heldUntil } from "./held-until";
import { monthsBegun } from "./months";
import { numberJobKey } from "./number-job";

/** Finds numbers whose job was lost while they were bought, and charges the months of those that are held. */
export async function sweepNumbers(organizationId: string): Promise<void> {
  const behind = await inOrganization(organizationId, async (tx) => {
    const rows = await tx.provision.findMany({
      where: { organizationId, kind: "number", state: { in: ["making", "made", "kept"] } },
      select: { id: true, state: true, createdAt: true },
      orderBy: { id: "asc" },
    });
    for (const { id: provisionId } of rows.filter(({ state }) => state !== "kept"))
      await enqueue(
        tx,
        "provision_number",
        { organizationId, provisionId },
        { key: numberJobKey(provisionId), keep: true },
      );
    return findBehind(
      tx,
      organizationId,
      rows.filter(({ state }) => state === "kept"),
    );
  });
  for (const { id, until } of behind)
    await inOrganization(organizationId, async (tx) => {
      const provision = await findProvision(tx, { organizationId, id });
      if (provision) await chargeMonths(tx, provision, until);
    });
}

type Kept = { id: string; createdAt: Date };

/** Numbers of which a month has begun that is not counted; also of those that were given back since. */
async function findBehind(
  tx: Tx,
  organizationId: string,
  kept: readonly Kept[],
): Promise<{ id: string; until: Date }[]> {
  const ids = kept.map(({ id }) => id);
  const counts = await tx.usageEvent.groupBy({
    by: ["connectionId"],
    where: { organizationId, meter: "number_month", connectionId: { in: ids } },
    _count: true,
  });
  const counted = new Map(counts.map(({ connectionId, _count }) => [connectionId, _count]));
  const ends = await heldUntil(tx, organizationId, ids);
  return kept.flatMap(({ id, createdAt }) => {
    const until = ends.get(id) ?? new Date();
    const begun = monthsBegun(createdAt, until).length;
    return begun > (counted.get(id) ?? 0) ? [{ id, until }] : [];
  });
}
