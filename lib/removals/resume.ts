import "server-only";
import { sweepAttempts } from "@/lib/connections/expired-attempts";
import { directory, inOrganization } from "@/lib/db";
import { logError } from "@/lib/log";
import { cleanUp } from "./run";

/** Goes on with every clean-up that is due, in all organizations. */
export async function resumeRemovals(): Promise<void> {
  const rows = await directory().organizationDirectory.findMany({
    select: { organizationId: true },
    distinct: ["organizationId"],
  });
  for (const { organizationId } of rows) {
    try {
      await sweepAttempts(organizationId);
      for (const id of await dueRemovals(organizationId)) await cleanUp(organizationId, id);
    } catch (cause) {
      logError("clean-up could not go on", cause, { organizationId });
    }
  }
}

/** Removals with something to do now, and those that only lack their end. */
const dueRemovals = (organizationId: string): Promise<string[]> =>
  inOrganization(organizationId, async (tx) => {
    const rows = await tx.$queryRaw<{ id: string }[]>`
      with open_step as (
        select s.removal_id, s.next_try_at, s.kind, s.connection_id from removal_step s
        where s.organization_id = ${organizationId}::uuid and s.state in ('waiting', 'retrying', 'running')
      )
      select r.id from removal r
      where r.organization_id = ${organizationId}::uuid and r.finished_at is null
        and (not exists (select from open_step s where s.removal_id = r.id)
          or exists (
            select from open_step s
            where s.removal_id = r.id and (s.next_try_at is null or s.next_try_at <= now())
              and (s.kind = 'revoke' or not exists (
                select from open_step before
                where before.removal_id = r.id and before.connection_id = s.connection_id and before.kind = 'revoke'))))
      order by r.created_at limit 100`;
    return rows.map(({ id }) => id);
  });
