import "server-only";
import { inOrganization, type Tx } from "@/lib/db";
import { notFound } from "@/lib/errors";
import type { Schedules } from "@/lib/integrations/manifest";
import type { Actor } from "@/lib/pipeline/actor";
import { lockTree } from "@/lib/pipeline/lock-tree";
import { createSchedule } from "./create";
import { scheduleView } from "./schedule-view";
import { setPaused } from "./set-paused";

/** One agent's schedules, for a tool that runs as the agent. */
export function schedulesOf({
  organizationId,
  nodeId,
  actor,
}: {
  organizationId: string;
  nodeId: string;
  actor: Actor;
}): Schedules {
  const createdBy = actor.kind === "person" ? actor.userId : null;
  const change = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
    inOrganization(organizationId, async (tx) => {
      await lockTree(tx, organizationId, false);
      return work(tx);
    });
  return {
    create: (planned) =>
      change((tx) => createSchedule(tx, organizationId, { nodeId, createdBy }, planned)),
    list: () =>
      inOrganization(organizationId, async (tx) => {
        const rows = await tx.schedule.findMany({
          where: { organizationId, nodeId },
          omit: { arguments: true },
          orderBy: [{ createdAt: "asc" }, { id: "asc" }],
        });
        // A call that waited for a person goes on after its run.
        const waited = rows.filter(({ lastOutcome }) => lastOutcome === "waiting");
        const calls = await tx.toolCall.findMany({
          where: { organizationId, id: { in: waited.flatMap((row) => row.lastCallId ?? []) } },
          select: { id: true, outcome: true },
        });
        const now = new Map(calls.map(({ id, outcome }) => [id, outcome]));
        return rows.map((row) => {
          const lastOutcome = now.get(row.lastCallId ?? "") ?? row.lastOutcome;
          return scheduleView({ ...row, lastOutcome }, new Date());
        });
      }),
    setPaused: (id, paused) =>
      change((tx) => setPaused(tx, { organizationId, nodeId, id }, paused, createdBy)),
    delete: (id) =>
      change(async (tx) => {
        const { count } = await tx.schedule.deleteMany({ where: { organizationId, nodeId, id } });
        if (count === 0) throw notFound("This schedule");
      }),
  };
}
