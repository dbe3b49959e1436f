import type { Tx } from "@/lib/db";
import { overStates } from "./over-states";
import { StepKind } from "./plan-steps";
import { StepState } from "./receipt";

/** One step as the clean-up sees it. */
export type StepRow = {
  id: string;
  removalId: string;
  /** Where the removal happened. */
  nodeId: string;
  kind: StepKind;
  state: StepState;
  tries: number;
  connectionId: string | null;
  startedAt: Date | null;
  nextTryAt: Date | null;
  createdAt: Date;
  provider: string | null;
  world: string | null;
  providerAppId: string | null;
  accountId: string | null;
  /** What is undone, where it is no connection. */
  provisionId: string | null;
};

/** Which steps come one after the other: those of one account, or of tokens that were never kept. */
export type Line = { organizationId: string; removalId: string; connectionId: string | null };

/** The step of a line that is next; undefined when all are over. */
export async function nextStep(
  tx: Tx,
  { organizationId, removalId, connectionId }: Line,
): Promise<StepRow | undefined> {
  const row = await tx.removalStep.findFirst({
    where: { organizationId, removalId, connectionId, state: { notIn: [...overStates] } },
    orderBy: { position: "asc" },
    select: {
      id: true,
      removalId: true,
      kind: true,
      state: true,
      attempts: true,
      connectionId: true,
      startedAt: true,
      nextTryAt: true,
      provider: true,
      world: true,
      providerAppId: true,
      accountId: true,
      provisionId: true,
      removal: { select: { createdAt: true, nodeId: true } },
      connection: { select: { provider: true, world: true } },
    },
  });
  if (!row) return undefined;
  const { attempts: tries, removal, connection, kind, state, ...rest } = row;
  const where = { provider: row.provider, world: row.world, ...connection };
  return {
    ...rest,
    ...where,
    tries,
    kind: StepKind.parse(kind),
    state: StepState.parse(state),
    createdAt: removal.createdAt,
    nodeId: removal.nodeId,
  };
}

/** What decides when a line can go on. */
export type NextStep = Pick<StepRow, "connectionId" | "state" | "nextTryAt">;

/** Of each line of a removal the step that is next, the longest waiting first. */
export const nextSteps = (tx: Tx, organizationId: string, removalId: string) =>
  tx.$queryRaw<NextStep[]>`
    select * from (
      select distinct on (s.connection_id)
        s.connection_id as "connectionId", s.state, s.next_try_at as "nextTryAt"
      from removal_step s
      where s.organization_id = ${organizationId}::uuid and s.removal_id = ${removalId}::uuid
        and s.state not in ('done', 'not_supported', 'kept_shared', 'confirmed')
      order by s.connection_id, s.position
    ) next
    order by next."nextTryAt" nulls first, next."connectionId"`;

/** Whether a step can be done now: nobody else is at it, and it does not wait for a time or a person. */
export const isDue = ({ state, nextTryAt }: NextStep, now: Date): boolean =>
  state !== "manual" && (nextTryAt === null || nextTryAt <= now);
