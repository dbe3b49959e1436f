import "server-only";
import { inOrganization } from "@/lib/db";
import { enqueue } from "@/lib/jobs/queue";
import { undoProvision } from "./undo";

/** Takes away what its attempt left behind, and gives bots that are there a job again, should it be lost. */
export const sweepProvisions = (organizationId: string): Promise<void> =>
  inOrganization(organizationId, async (tx) => {
    const rows = await tx.provision.findMany({
      where: { organizationId, endedAt: null, state: { not: "undoing" }, attemptId: { not: null } },
      select: { id: true, kind: true, externalId: true, attempt: { select: { endedAt: true } } },
    });
    for (const { id, kind, externalId, attempt } of rows) {
      if (attempt?.endedAt) await undoProvision(tx, { organizationId, id });
      else if (kind === "bot" && externalId !== null)
        await enqueue(
          tx,
          "take_bot",
          { organizationId, provisionId: id },
          { key: `take_bot:${id}`, keep: true },
        );
    }
  });
