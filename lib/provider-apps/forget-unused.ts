import type { Tx } from "@/lib/db";

/**
 * Destroys the secrets of apps that were replaced and that nothing uses any more: no credential that
 * still has to be used or revoked, no attempt under way, no step of a clean-up. Says how many.
 */
export const forgetUnusedApps = (tx: Tx, organizationId: string): Promise<number> =>
  tx.$executeRaw`
    update provider_app a set secret = null
    where a.organization_id = ${organizationId}::uuid
      and a.retired_at is not null and a.secret is not null
      and not exists (select 1 from connection c
        where c.organization_id = ${organizationId}::uuid and c.provider_app_id = a.id
          and (c.ended_at is null or c.credential is not null))
      and not exists (select 1 from connect_attempt t
        where t.organization_id = ${organizationId}::uuid and t.provider_app_id = a.id
          and t.ended_at is null)
      and not exists (select 1 from removal_step s
        where s.organization_id = ${organizationId}::uuid and s.provider_app_id = a.id
          and s.state in ('waiting', 'running', 'retrying', 'manual'))`;
