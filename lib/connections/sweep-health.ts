import "server-only";
import { inOrganization } from "@/lib/db";
import { enqueue } from "@/lib/jobs/queue";

/** Far beyond the time at which every connection is looked at, so that few are found. */
const forgottenHours = 7;
/** Chosen at random, so that none is left out every time. */
const atOnce = 500;

type Forgotten = { id: string; isDue: boolean };

/**
 * Finds live connections that lost their job: those that nobody has looked at for too long, and those
 * whose token ends although it should have been renewed. What waits already stays as it is.
 */
export const sweepHealth = (organizationId: string): Promise<void> =>
  inOrganization(organizationId, async (tx) => {
    const rows = await tx.$queryRaw<Forgotten[]>`
      select c.id, coalesce(c.token_expires_at < now() + interval '5 minutes', false) as "isDue"
      from connection c
      where c.organization_id = ${organizationId}::uuid and c.ended_at is null
        and (c.broken_at is null or c.broken_reason = 'app_refused')
        and (coalesce(c.checked_at, c.created_at) < now() - make_interval(hours => ${forgottenHours})
          or c.token_expires_at < now() + interval '5 minutes')
      order by random() limit ${atOnce}`;
    for (const { id, isDue } of rows) {
      const payload = { organizationId, connectionId: id };
      await enqueue(tx, "probe_connection", payload, { key: `probe:${id}`, keep: true });
      if (isDue)
        await enqueue(tx, "refresh_connection", payload, { key: `refresh:${id}`, keep: true });
    }
  });
