import "server-only";
import { inOrganization } from "@/lib/db";
import { enqueue } from "@/lib/jobs/queue";
import { removalKey } from "./removal-key";

/** Gives every removal that has something to do a job again, should it have lost it. */
export const sweepRemovals = (organizationId: string): Promise<void> =>
  inOrganization(organizationId, async (tx) => {
    const rows = await tx.$queryRaw<{ id: string; runAt: Date | null }[]>`
      select r.id, min(s.next_try_at) as "runAt"
      from removal r
      left join removal_step s on s.organization_id = ${organizationId}::uuid and s.removal_id = r.id
        and s.state in ('waiting', 'running', 'retrying')
        -- What is behind a step that waits for a person waits with it.
        and not exists (
          select from removal_step before
          where before.organization_id = ${organizationId}::uuid and before.removal_id = r.id
            and before.state = 'manual' and before.position < s.position
            and before.connection_id is not distinct from s.connection_id)
      where r.organization_id = ${organizationId}::uuid and r.finished_at is null
      group by r.id
      having count(s.id) > 0 or not exists (
        select from removal_step open
        where open.organization_id = ${organizationId}::uuid and open.removal_id = r.id
          and open.state in ('waiting', 'running', 'retrying', 'manual'))
      order by r.id`;
    for (const { id: removalId, runAt } of rows)
      await enqueue(
        tx,
        "run_removal",
        { organizationId, removalId },
        { key: removalKey(removalId), keep: true, ...(runAt && { runAt }) },
      );
  });
