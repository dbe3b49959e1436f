import "server-only";
import type { Tx } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { planner } from "@/lib/integrations/catalog";
import { allows } from "@/lib/pipeline/access";
import { announce } from "@/lib/pipeline/announce";
import { recordAudit } from "@/lib/pipeline/audit";
import { loadPlace, type Place } from "@/lib/pipeline/lineage";
import { findTool } from "@/lib/tools/find-tool";
import { toolAt } from "@/lib/tools/tool-at";
import type { Schedule as Row } from "@/prisma/generated/client";
import { deleteSchedules } from "./delete-schedules";
import { enqueueRun } from "./enqueue-run";
import { openCall } from "./planned-call";
import { nextAfter } from "./timing";

/** One occurrence of a schedule that is ours alone to carry out. */
export type Claim = {
  id: string;
  nodeId: string;
  tool: string;
  arguments: Record<string, unknown>;
  account?: string | undefined;
  /** When it was claimed: its name among the runs of the schedule. */
  at: Date;
};

/**
 * Takes the occurrence of a schedule that is due, before anything is called: whoever comes later finds
 * the next one. What was missed in the meantime is left out. Undefined when there is nothing to do.
 */
export async function claimOccurrence(
  tx: Tx,
  organizationId: string,
  id: string,
): Promise<Claim | undefined> {
  const row = await tx.schedule.findFirst({ where: { organizationId, id } });
  if (!row?.nextRunAt || row.pausedAt) return undefined;
  const now = new Date();
  const { nextRunAt } = row;
  if (nextRunAt > now) {
    await enqueueRun(tx, organizationId, { id, nextRunAt });
    return undefined;
  }
  const place = await placeOf(tx, organizationId, row.nodeId);
  if (!place) {
    await deleteSchedules(tx, organizationId, [row.nodeId]);
    return undefined;
  }
  const seen = { organizationId, id, nextRunAt, pausedAt: null };
  const reason = await whyNot(tx, organizationId, place, row);
  if (reason !== null) {
    const { count } = await tx.schedule.updateMany({
      where: seen,
      data: { pausedAt: now, pausedReason: reason, nextRunAt: null },
    });
    if (count === 1) await tellPaused(tx, organizationId, row, reason);
    return undefined;
  }
  const following = nextAfter(row, now);
  const { count } = await tx.schedule.updateMany({
    where: seen,
    data: { nextRunAt: following, lastRunAt: now, lastOutcome: "running", lastCallId: null },
  });
  if (count === 0) return undefined;
  if (following) await enqueueRun(tx, organizationId, { id, nextRunAt: following });
  const call = await openCall(tx, organizationId, row);
  return { id, nodeId: row.nodeId, tool: row.tool, at: now, ...call };
}

const placeOf = (tx: Tx, organizationId: string, nodeId: string): Promise<Place | undefined> =>
  loadPlace(tx, organizationId, nodeId, { kind: "system" }).catch((error: unknown) => {
    if (error instanceof AppError && error.kind === "not_found") return undefined;
    throw error;
  });

/** Why the agent may not make the call any more; null when it may. */
async function whyNot(
  tx: Tx,
  organizationId: string,
  { lineage }: Place,
  { nodeId, tool: name, createdBy }: Row,
): Promise<string | null> {
  if (createdBy !== null && !(await mayStillPlan(tx, organizationId, nodeId, createdBy)))
    return "Whoever planned it may no longer run tools here.";
  const found = findTool(name);
  const [planning] = planner.tools;
  if (!found || !planning) return `There is no tool "${name}" any more.`;
  const able = await toolAt(tx, organizationId, lineage, { integration: planner, tool: planning });
  return able.missing ?? (await toolAt(tx, organizationId, lineage, found)).missing;
}

/** A plan lasts no longer than the right of the person who made it. */
async function mayStillPlan(
  tx: Tx,
  organizationId: string,
  nodeId: string,
  userId: string,
): Promise<boolean> {
  const person = { kind: "person", userId, sessionId: "" } as const;
  const { role, node } = await loadPlace(tx, organizationId, nodeId, person);
  return allows(role, "tools:try", node.kind);
}

async function tellPaused(
  tx: Tx,
  organizationId: string,
  { id, nodeId, name, tool }: Row,
  reason: string,
): Promise<void> {
  await recordAudit(
    tx,
    { actor: { kind: "agent", nodeId }, organizationId },
    {
      nodeId,
      operation: "run_schedule",
      outcome: "refused",
      subjectId: id,
      details: { name, tool, reason },
    },
  );
  await announce(tx, { organizationId, nodeIds: [nodeId], what: "schedule" });
}
