import { worlds } from "./world";
import type { Tx } from "@/lib/db";
import type { Worlds } from "@/lib/installations/effective";
import type { ConnectionFact, FactNode, ProviderAppFact } from "@/lib/installations/facts";
import { type Actor, actorId } from "@/lib/pipeline/actor";
import type { Role } from "@/prisma/generated/enums";
import { type Places, toPlaces } from "./connection-places";

/** A live connection as it is stored, without its secret. */
export type ConnectionRow = ConnectionFact & { connectedByName: string | null };

/** Accounts with the tree around their owners. */
export type ConnectionRows = { rows: ConnectionRow[]; places: Places; worlds: Worlds };

type Where = {
  /** Accounts owned exactly here. */
  at?: readonly string[];
  /** Accounts owned at or below these. */
  below?: readonly string[];
  id?: string;
};

type Answer = {
  connections: ConnectionRow[];
  nodes: FactNode[];
  roles: { nodeId: string; role: Role }[];
  providerApps: ProviderAppFact[];
};

/** Live connections with who connected them, their owners' lineages and the caller's roles: one query however many there are. */
export async function loadConnectionRows(
  tx: Tx,
  { organizationId, actor }: { organizationId: string; actor: Actor },
  { at = [], below = [], id }: Where,
): Promise<ConnectionRows> {
  const userId = actorId(actor);
  // Everything is below the organization, so nothing has to be walked.
  const everywhere = below.includes(organizationId);
  const [answer] = await tx.$queryRaw<{ answer: Answer }[]>`
    with recursive owned as materialized (
      select c.*, coalesce(nullif(u.name, ''), u.email) as connected_by_name
      from connection c left join user_account u on u.id = c.connected_by
      where c.organization_id = ${organizationId}::uuid and c.ended_at is null
        and (${id ?? null}::uuid is null or c.id = ${id ?? null}::uuid)
        and (${everywhere} or c.node_id = any (${[...at]}::uuid[]) or c.node_id = any (array(
          select s.id from unnest(${everywhere ? [] : [...below]}::uuid[]) as top (id)
          cross join lateral subtree(${organizationId}::uuid, top.id) s)))
    ), line as (
      select n.id, n.parent_id, n.kind, n.name, n.slug
      from node n where n.organization_id = ${organizationId}::uuid
        and n.id = any (array(select o.node_id from owned o)) and n.deleted_at is null
      union
      select p.id, p.parent_id, p.kind, p.name, p.slug
      from line l join node p on p.organization_id = ${organizationId}::uuid and p.id = l.parent_id
    )
    select jsonb_build_object(
      'nodes', (select coalesce(jsonb_agg(jsonb_build_object('id', l.id, 'parentId', l.parent_id, 'kind', l.kind, 'name', l.name, 'slug', l.slug)), '[]') from line l),
      'roles', (select coalesce(jsonb_agg(jsonb_build_object('nodeId', m.node_id, 'role', m.role)), '[]')
        from membership m where m.organization_id = ${organizationId}::uuid and m.user_id = ${userId}::uuid),
      'providerApps', (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'provider', p.provider, 'world', p.world)), '[]')
        from provider_app p where p.organization_id = ${organizationId}::uuid and p.retired_at is null),
      'connections', (select coalesce(jsonb_agg(jsonb_build_object(
          'id', o.id, 'nodeId', o.node_id, 'provider', o.provider, 'world', o.world, 'accountName', o.account_name,
          'accountDetail', o.account_detail, 'label', o.label, 'isDefault', o.is_default,
          'requestedScopes', o.requested_scopes, 'grantedScopes', o.granted_scopes, 'expiresAt', o.expires_at,
          'brokenAt', o.broken_at, 'brokenReason', o.broken_reason, 'connectedBy', o.connected_by,
          'connectedByName', o.connected_by_name, 'createdAt', o.created_at, 'lastUsedAt', o.last_used_at,
          'checkedAt', o.checked_at, 'unansweredSince', o.unanswered_since, 'providerAppId', o.provider_app_id)
          order by o.provider, o.created_at, o.id), '[]') from owned o)
    ) as answer`;
  if (!answer) throw new Error("An aggregate always answers");
  const { connections, nodes, roles, providerApps } = answer.answer;
  return {
    rows: connections,
    places: toPlaces(nodes, roles, actor.kind === "system"),
    worlds: worlds(providerApps),
  };
}
