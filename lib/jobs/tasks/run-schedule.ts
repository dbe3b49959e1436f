import { announceSoon } from "@/lib/changes/announce-soon";
import { inOrganization } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { logError } from "@/lib/log";
import { execute } from "@/lib/pipeline/execute";
import { type Claim, claimOccurrence } from "@/lib/schedules/claim";
import { enqueueRun } from "@/lib/schedules/enqueue-run";
import { takeScheduleTurn } from "@/lib/schedules/schedule-turns";
import { settleBrokenOff, settleOccurrence } from "@/lib/schedules/settle";
import { callTool } from "@/lib/tools/dispatch";
import { ToolOutcome } from "@/lib/tools/tool-call";
import type { Task } from "../task";

/**
 * Makes the call that an agent planned, as the agent and under its own policy. Each occurrence is sent
 * at most once: it is claimed before, and a job that comes again finds it claimed.
 */
export const runSchedule: Task<"run_schedule"> = async (
  { organizationId, scheduleId },
  { attempt },
) => {
  const leave = takeScheduleTurn(organizationId);
  try {
    const claim = await inOrganization(organizationId, async (tx) => {
      // An earlier attempt of this very job died, or could not note how it ended.
      if (attempt > 1) await settleBrokenOff(tx, organizationId, scheduleId);
      if (leave) return claimOccurrence(tx, organizationId, scheduleId);
      const nextRunAt = new Date(Date.now() + againMs * (0.5 + Math.random()));
      return enqueueRun(tx, organizationId, { id: scheduleId, nextRunAt });
    });
    if (claim) await carryOut(organizationId, claim);
  } finally {
    leave?.();
  }
};

/** While all places are taken. */
const againMs = 5_000;

async function carryOut(organizationId: string, claim: Claim): Promise<void> {
  const requestId = `schedule:${claim.id}:${claim.at.toISOString()}`;
  const { called, error } = await call(organizationId, claim, requestId).then(
    (called) => ({ called, error: undefined }),
    (error: unknown) => ({ called: undefined, error }),
  );
  if (error !== undefined && !(error instanceof AppError))
    logError("a planned call failed", error, { organizationId, scheduleId: claim.id });
  await inOrganization(organizationId, async (tx) => {
    // Refused and failed calls are on record too; the same call that waits for a person waits once.
    const made = await tx.toolCall.findFirst({
      where: {
        organizationId,
        nodeId: claim.nodeId,
        ...(called ? { id: called.callId } : { requestId, createdAt: { gte: claim.at } }),
      },
      select: { id: true, outcome: true },
    });
    const outcome = made ? ToolOutcome.catch("unknown").parse(made.outcome) : outcomeOf(error);
    await settleOccurrence(tx, organizationId, claim, { outcome, callId: made?.id ?? null });
  });
  announceSoon(organizationId, [claim.nodeId], "schedule");
}

const call = (organizationId: string, { nodeId, tool, ...planned }: Claim, requestId: string) =>
  execute(
    callTool,
    { actor: { kind: "agent", nodeId }, organizationId, requestId },
    { nodeId, tool, arguments: planned.arguments, account: planned.account },
  );

/** Of a call that left no record: it was refused or failed before it was sent, or nobody knows. */
function outcomeOf(error: unknown): ToolOutcome {
  if (!(error instanceof AppError) || error.kind === "internal") return "unknown";
  return error.kind === "unavailable" ? "failed" : "refused";
}
