import "server-only";
import { inOrganization } from "@/lib/db";
import { enqueue } from "@/lib/jobs/queue";
import { recordMonths } from "./months";
import { numberJobKey } from "./number-job";

/** Steps of a removal after which the number may still be ours. */
const unfinished = ["waiting", "running", "retrying", "manual"];

/** Finds numbers whose job was lost while they were bought, and counts the months of those that are held. */
export const sweepNumbers = (organizationId: string): Promise<void> =>
  inOrganization(organizationId, async (tx) => {
    const rows = await tx.provision.findMany({
      where: { organizationId, kind: "number", state: { in: ["making", "made", "kept"] } },
    });
    for (const { id: provisionId } of rows.filter(({ state }) => state !== "kept"))
      await enqueue(
        tx,
        "provision_number",
        { organizationId, provisionId },
        { key: numberJobKey(provisionId), keep: true },
      );
    const kept = rows.filter(({ state }) => state === "kept");
    const ids = kept.map(({ id }) => id);
    const live = await tx.connection.findMany({
      where: { organizationId, id: { in: ids }, endedAt: null },
      select: { id: true },
    });
    // What could not be given back yet goes on costing money.
    const releasing = await tx.removalStep.findMany({
      where: {
        organizationId,
        connectionId: { in: ids },
        kind: "release_number",
        state: { in: unfinished },
      },
      select: { connectionId: true },
    });
    const held = new Set([
      ...live.map(({ id }) => id),
      ...releasing.map(({ connectionId }) => connectionId),
    ]);
    for (const row of kept.filter(({ id }) => held.has(id)))
      await recordMonths(tx, { ...row, request: asRecord(row.request) }, new Date());
  });

const asRecord = (value: unknown) => value as Record<string, never>;
