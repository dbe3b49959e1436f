import type { Tx } from "@/lib/db";
import { providers } from "@/lib/providers/catalog";
import type { StepRow } from "./step-row";

/**
 * Whether an account has to stay usable for now: what it made is being cleaned up with it. What waits
 * for a person holds nothing up.
 */
export async function awaitsOthers(
  tx: Tx,
  organizationId: string,
  { connectionId, provider }: Pick<StepRow, "connectionId" | "provider">,
): Promise<boolean> {
  if (connectionId === null || providers[provider ?? ""]?.isSetup !== true) return false;
  const [row] = await tx.$queryRaw<{ waits: boolean }[]>`
    select exists (
      select from removal_step s
      left join connection c on c.organization_id = ${organizationId}::uuid and c.id = s.connection_id
      left join provision p on p.organization_id = ${organizationId}::uuid and p.id = s.provision_id
      where s.organization_id = ${organizationId}::uuid
        and s.state in ('waiting', 'running', 'retrying') and s.kind <> 'destroy'
        and (c.setup_connection_id = ${connectionId}::uuid or p.setup_connection_id = ${connectionId}::uuid)
        and not exists (
          select from removal_step before
          where before.organization_id = ${organizationId}::uuid and before.removal_id = s.removal_id
            and before.state = 'manual' and before.position < s.position
            and before.connection_id is not distinct from s.connection_id)
    ) as waits`;
  return row?.waits ?? false;
}
