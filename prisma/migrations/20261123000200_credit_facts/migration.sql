-- What is in effect somewhere depends on what may be spent there; an account says whether the organization pays
-- its provider itself.
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
        'checkedAt', c.checked_at, 'unansweredSince', c.unanswered_since, 'providerAppId', c.provider_app_id,
        'ownAccount', c.setup_connection_id is not null)), '[]')
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
    'credits', jsonb_build_object(
      'availableMicros', coalesce((select (p.balance_micros - p.reserved_micros)::text from credit_pool p where p.organization_id = org), '0'),
      'freeUse', (select coalesce(jsonb_object_agg(u.meter, u.quantity::text), '{}') from free_use u
        where u.organization_id = org and u.starts_at = credit_period('month', now())),
      'budgets', (select coalesce(jsonb_agg(jsonb_build_object(
          'id', b.id, 'nodeId', b.node_id, 'period', b.period, 'integration', b.integration, 'meter', b.meter,
          'amountMicros', b.amount_micros::text, 'atLimit', b.at_limit,
          'spentMicros', coalesce(q.spent_micros, 0)::text, 'reservedMicros', coalesce(q.reserved_micros, 0)::text)), '[]')
        from budget b left join budget_period q on q.organization_id = b.organization_id and q.budget_id = b.id
          and q.starts_at = credit_period(b.period, now())
        where b.organization_id = org and b.node_id = any ((select ids.ids from ids)::uuid[]))),
    'providerApps', (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'provider', p.provider, 'world', p.world)), '[]')
      from provider_app p where p.organization_id = org and p.retired_at is null)
  );
end;

-- The two statements of a tool call hold what it may cost, and charge or give it back. A call that costs nothing
-- is noted as before.
create or replace function begin_tool_call(org uuid, call jsonb)
returns jsonb
volatile language plpgsql security invoker set search_path = public, pg_temp set plan_cache_mode = force_generic_plan as $$
begin
  perform set_config('alfe.organization_id', org::text, true);
  if (call->>'is_read')::boolean and not call ? 'charge' then
    perform set_config('synchronous_commit', 'off', true);
  end if;
  insert into tool_call (organization_id, id, node_id, integration, tool, connection_id, actor_kind, actor_id, key_id,
    arguments_digest, policy, policy_node_id, rule, request_id)
  select org, c.id, c.node_id, c.integration, c.tool, c.connection_id, c.actor_kind, c.actor_id, c.key_id,
    decode(c.arguments_digest, 'hex'), c.policy, c.policy_node_id, c.rule, c.request_id
  from jsonb_to_record(call) as c (id uuid, node_id uuid, integration text, tool text, connection_id uuid,
    actor_kind text, actor_id uuid, key_id uuid, arguments_digest text, policy text, policy_node_id uuid,
    rule text, request_id text);
  -- What it may cost is held in the same transaction: refused, nothing is noted as running.
  if call ? 'charge' then
    perform credit_hold(org, call->'charge');
  end if;
  return (
    select jsonb_build_object(
      'credential', c.credential, 'version', c.credential_version, 'tokenExpiresAt', c.token_expires_at,
      'refreshingSince', c.refreshing_since, 'checkedAt', c.checked_at, 'unansweredSince', c.unanswered_since,
      'vault', jsonb_build_object(
        'floor', coalesce((select v.floor_version from organization_vault v where v.organization_id = org), 1),
        'keys', (select coalesce(jsonb_agg(jsonb_build_object(
            'version', k.version, 'masterKeyId', k.master_key_id, 'wrapped', k.wrapped)), '[]')
          from organization_key k where k.organization_id = org)))
    from connection c
    where c.organization_id = org and c.id = (call->>'connection_id')::uuid and c.ended_at is null and c.credential is not null);
end $$;

create or replace function end_tool_call(org uuid, call uuid, account uuid, ended jsonb)
returns void
volatile language plpgsql security invoker set search_path = public, pg_temp set plan_cache_mode = force_generic_plan as $$
begin
  perform set_config('alfe.organization_id', org::text, true);
  -- Nobody waits for the disk, except for money.
  if not ended ? 'charge' then
    perform set_config('synchronous_commit', 'off', true);
  elsif ended->'charge'->>'state' = 'settle' then
    perform credit_settle(org, ended->'charge'->>'key', null, (ended->'charge'->>'quantity')::bigint);
  else
    perform credit_release(org, ended->'charge'->>'key');
  end if;
  update tool_call t set outcome = e.outcome, detail = e.detail, duration_ms = e.duration_ms,
    result_digest = decode(e.result_digest, 'hex'), result_bytes = e.result_bytes
  from jsonb_to_record(ended) as e (outcome text, detail text, duration_ms int, result_digest text, result_bytes int)
  where t.organization_id = org and t.id = call and t.outcome = 'running';
  if account is not null then
    update connection c set last_used_at = now()
    where c.organization_id = org and c.id = account
      and (c.last_used_at is null or c.last_used_at < now() - interval '1 minute');
  end if;
end $$;
