import type { Tx } from "@/lib/db";
import { enqueue } from "@/lib/jobs/queue";
import { providers } from "@/lib/providers/catalog";
import type { Provider } from "@/lib/providers/provider";
import { accountSteps, changeSteps } from "./plan-steps";
import type { GivenDetails } from "./removal-details";
import { removalKey } from "./removal-key";

export type RemovalKind = "remove" | "disconnect" | "delete" | "revoke_all";

type Removal = {
  organizationId: string;
  nodeId: string;
  kind: RemovalKind;
  /** For `remove`. */
  integration: string | null;
  details: GivenDetails;
  requestedBy: string | null;
};

type Work = {
  /** The accounts that end. Those that have ended already belong to another removal. */
  connectionIds: readonly string[];
  /** Which tools went off with this change, as a sentence for the receipt; none, no such step. */
  toolsOff?: string | undefined;
  /** How many schedules this change deleted; none, no such step. */
  schedulesDeleted?: number;
};

/**
 * Ends connections, so that nothing can use them any more, and notes step by step what their clean-up
 * has to do. `runRemoval` does it after the commit, and a job does where that does not come to it.
 */
export async function openRemoval(tx: Tx, removal: Removal, work: Work): Promise<string> {
  const { organizationId } = removal;
  const ended = await endConnections(tx, organizationId, work.connectionIds);
  const perProvider = Map.groupBy(ended, ({ provider }) => provider);
  const names = [...perProvider.keys()].map((id) => providers[id]?.name ?? id).toSorted();
  const { id } = await tx.removal.create({
    data: { ...removal, details: { ...removal.details, providers: names } },
    select: { id: true },
  });
  await noteChange(tx, organizationId, id, work);
  for (const [provider, rows] of perProvider)
    await noteAccounts(tx, { organizationId, removalId: id }, providers[provider], rows);
  await enqueue(tx, "run_removal", { organizationId, removalId: id }, { key: removalKey(id) });
  return id;
}

type Ended = { id: string; provider: string };

const endConnections = (tx: Tx, organizationId: string, ids: readonly string[]): Promise<Ended[]> =>
  tx.$queryRaw<Ended[]>`
    with ended as (
      update connection set ended_at = now()
      where organization_id = ${organizationId}::uuid and id = any (${[...ids]}::uuid[]) and ended_at is null
      returning id, provider
    ), hung_up as (
      -- Nobody listens for it any more from here on.
      delete from gateway_bot where connection_id = any (select id from ended)
    )
    select id, provider from ended`;

/** What the change itself did: done, as it is committed with it. */
async function noteChange(
  tx: Tx,
  organizationId: string,
  removalId: string,
  { toolsOff, schedulesDeleted = 0 }: Work,
): Promise<void> {
  const schedules = `${String(schedulesDeleted)} schedule${schedulesDeleted === 1 ? "" : "s"}`;
  const details = {
    stop_tools: toolsOff,
    delete_schedules: schedulesDeleted > 0 ? schedules : undefined,
  };
  const now = new Date();
  await tx.removalStep.createMany({
    data: changeSteps.flatMap((kind, index) => {
      const detail = details[kind];
      if (detail === undefined) return [];
      const position = index + 1;
      const done = { state: "done", attempts: 1, startedAt: now, doneAt: now };
      return [{ organizationId, removalId, position, kind, detail, ...done }];
    }),
  });
}

/** One statement for all accounts of a provider, however many they are. */
async function noteAccounts(
  tx: Tx,
  { organizationId, removalId }: { organizationId: string; removalId: string },
  provider: Provider | undefined,
  rows: readonly Ended[],
): Promise<void> {
  const steps = accountSteps(provider);
  const kinds = steps.map(({ kind }) => kind);
  const positions = steps.map(({ position }) => position);
  await tx.$executeRaw`
    insert into removal_step (organization_id, id, removal_id, position, kind, connection_id)
    select ${organizationId}::uuid, gen_random_uuid(), ${removalId}::uuid, step.position, step.kind, c.id
    from unnest(${rows.map(({ id }) => id)}::uuid[]) as c (id)
    cross join unnest(${positions}::int[], ${kinds}::text[]) as step (position, kind)`;
}
