import type { Tx } from "@/lib/db";

/** A number that was given up and is still ours at its provider: it costs money until it is released. */
export type Unreleased = {
  stepId: string;
  removalId: string;
  /** The node that had it. */
  nodeId: string;
  provider: string;
  /** The number; empty where it is not known. */
  number: string;
  /** Why it is not released yet; empty at the first try. */
  detail: string;
  /** How often it was tried. */
  tries: number;
  since: Date;
};

/** Numbers that are being released, or could not be yet; of some nodes where they are named. */
export const unreleasedNumbers = (
  tx: Tx,
  organizationId: string,
  nodeIds?: readonly string[],
): Promise<Unreleased[]> => tx.$queryRaw<Unreleased[]>`
    select s.id as "stepId", s.removal_id as "removalId", coalesce(c.node_id, p.node_id) as "nodeId",
      coalesce(c.provider, p.provider) as provider,
      coalesce(c.account_name, p.request ->> 'number', '') as number,
      s.detail, s.attempts as tries, r.created_at as since
    from removal_step s
    join removal r on r.organization_id = ${organizationId}::uuid and r.id = s.removal_id
    left join connection c on c.organization_id = ${organizationId}::uuid and c.id = s.connection_id
    left join provision p on p.organization_id = ${organizationId}::uuid and p.id = s.provision_id
    where s.organization_id = ${organizationId}::uuid and r.finished_at is null
      and s.kind = 'release_number' and s.state in ('waiting', 'running', 'retrying', 'manual')
      and (${nodeIds === undefined} or coalesce(c.node_id, p.node_id) = any (${[...(nodeIds ?? [])]}::uuid[]))
    order by r.created_at, s.id`;
