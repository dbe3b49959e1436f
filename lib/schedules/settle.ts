import "server-only";
import type { Tx } from "@/lib/db";
import type { ToolOutcome } from "@/lib/tools/tool-call";
import type { Claim } from "./claim";

/** Notes how a claimed occurrence ended, unless a later one has begun meanwhile. */
export const settleOccurrence = async (
  tx: Tx,
  organizationId: string,
  { id, at }: Pick<Claim, "id" | "at">,
  ended: { outcome: ToolOutcome; callId: string | null },
): Promise<void> => {
  await tx.schedule.updateMany({
    where: { organizationId, id, lastRunAt: at, lastOutcome: "running" },
    data: { lastOutcome: ended.outcome, lastCallId: ended.callId },
  });
};

/** An occurrence that broke off with its process may have taken effect, and is never sent again. */
export const settleBrokenOff = async (
  tx: Tx,
  organizationId: string,
  id: string,
): Promise<void> => {
  await tx.schedule.updateMany({
    where: { organizationId, id, lastOutcome: "running" },
    data: { lastOutcome: "unknown" },
  });
};
