import "server-only";
import { inOrganization } from "@/lib/db";
import { enqueue } from "@/lib/jobs/queue";
import { resultLifetimeMs } from "./approval";
import { enqueueRun } from "./enqueue-run";

/** Finds requests whose job was lost, and forgets results that were kept long enough. */
export const sweepApprovals = (organizationId: string): Promise<void> =>
  inOrganization(organizationId, async (tx) => {
    const now = Date.now();
    const rows = await tx.approval.findMany({
      where: {
        organizationId,
        OR: [
          { state: "waiting", expiresAt: { lte: new Date(now) } },
          { state: { in: ["approved", "running"] } },
        ],
      },
      select: { id: true, state: true },
      take: 100,
    });
    for (const { id, state } of rows)
      await (state === "waiting"
        ? enqueue(
            tx,
            "end_approval",
            { organizationId, approvalId: id },
            { key: `approval:${id}`, keep: true },
          )
        : enqueueRun(tx, organizationId, id, { keep: true }));
    await tx.approval.updateMany({
      where: {
        organizationId,
        result: { not: null },
        endedAt: { lt: new Date(now - resultLifetimeMs) },
      },
      data: { result: null },
    });
  });
