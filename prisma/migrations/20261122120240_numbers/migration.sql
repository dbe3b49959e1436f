-- The facts of an open attempt say which phone number is being bought with it.
create or replace function effective_facts(org uuid, targets uuid[])
returns jsonb
stable language sql
begin atomic
  with recursive line as (
    select n.id, n.parent_id, n.kind, n.name, n.slug
    from node n where n.organization_id = org and n.id = any (targets) and n.deleted_at is null
    union
    select p.id, p.parent_id, p.kind, p.name, p.slug
    from line l cross join lateral (
      select n.id, n.parent_id, n.kind, n.name, n.slug
      from node n where n.organization_id = org and n.id = l.parent_id limit 1) p
  ), ids as materialized (select array(select l.id from line l) as ids)
  select jsonb_build_object(
    'nodes', (select coalesce(jsonb_agg(jsonb_build_object('id', l.id, 'parentId', l.parent_id, 'kind', l.kind, 'name', l.name, 'slug', l.slug)), '[]') from line l),
    'installations', (select coalesce(jsonb_agg(jsonb_build_object(
        'id', i.id, 'nodeId', i.node_id, 'integration', i.integration, 'settings', i.settings, 'version', i.version,
        'pinnedConnectionId', i.pinned_connection_id, 'createdAt', i.created_at)), '[]')
      from installation i where i.organization_id = org and i.node_id = any ((select ids.ids from ids)::uuid[])),
    'blocks', (select coalesce(jsonb_agg(jsonb_build_object('nodeId', b.node_id, 'integration', b.integration, 'note', b.note)), '[]')
      from block b where b.organization_id = org and b.node_id = any ((select ids.ids from ids)::uuid[])),
    'connections', (select coalesce(jsonb_agg(jsonb_build_object(
        'id', c.id, 'nodeId', c.node_id, 'provider', c.provider, 'world', c.world, 'accountName', c.account_name,
        'accountDetail', c.account_detail, 'label', c.label, 'isDefault', c.is_default,
        'requestedScopes', c.requested_scopes, 'grantedScopes', c.granted_scopes, 'expiresAt', c.expires_at,
        'brokenAt', c.broken_at, 'brokenReason', c.broken_reason, 'connectedBy', c.connected_by,
        'createdAt', c.created_at, 'lastUsedAt', c.last_used_at,
        'checkedAt', c.checked_at, 'unansweredSince', c.unanswered_since, 'providerAppId', c.provider_app_id)), '[]')
      from connection c where c.organization_id = org and c.node_id = any ((select ids.ids from ids)::uuid[]) and c.ended_at is null),
    'attempts', (select coalesce(jsonb_agg(jsonb_build_object(
        'id', a.id, 'nodeId', a.node_id, 'integration', a.integration, 'userId', a.user_id,
        'createdAt', a.created_at, 'expiresAt', a.expires_at,
        'number', case when a.way = 'number' then (
          select p.request->>'number' from provision p
          where p.organization_id = org and p.attempt_id = a.id and p.ended_at is null
          order by p.created_at desc limit 1) end)), '[]')
      from connect_attempt a where a.organization_id = org and a.node_id = any ((select ids.ids from ids)::uuid[])
        and a.ended_at is null and a.status <> 'open' and a.expires_at > now()),
    'removals', (select coalesce(jsonb_agg(jsonb_build_object(
        'id', r.id, 'nodeId', r.node_id, 'integration', r.integration, 'createdAt', r.created_at,
        'steps', s.steps, 'over', s.over, 'needsPerson', s.needs_person)), '[]')
      from removal r cross join lateral (
        select count(*)::int as steps,
          count(*) filter (where step.state in ('done', 'not_supported', 'kept_shared', 'confirmed'))::int as over,
          coalesce(bool_or(step.state = 'manual'), false) as needs_person
        from removal_step step where step.organization_id = org and step.removal_id = r.id
      ) s where r.organization_id = org and r.node_id = any ((select ids.ids from ids)::uuid[])
        and r.finished_at is null and r.integration is not null),
    'providerApps', (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'provider', p.provider, 'world', p.world)), '[]')
      from provider_app p where p.organization_id = org and p.retired_at is null)
  );
end;
