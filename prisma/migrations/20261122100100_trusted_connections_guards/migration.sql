-- What Prisma cannot express: checks, partial indexes, row-level security, functions.

alter table "provider_app"
  add constraint "provider_app_world" check (world in ('real', 'sandbox')),
  add constraint "provider_app_secret" check (secret is not null or retired_at is not null);
-- One client of a provider is in use at a time; older versions serve only what was made with them.
create unique index "provider_app_current" on "provider_app" (organization_id, provider) where retired_at is null;

alter table "removal"
  add constraint "removal_kind" check (kind in ('remove', 'disconnect', 'delete', 'revoke_all', 'give_back'));
-- Until now there was no word for what a removal without an integration was about.
alter table "removal" no force row level security;
alter table "node" no force row level security;
update "removal" r set kind = case when n.deleted_at is null then 'disconnect' else 'delete' end
from "node" n where r.integration is null and n.organization_id = r.organization_id and n.id = r.node_id;
alter table "node" force row level security;
alter table "removal" force row level security;
alter table "removal_step"
  add constraint "removal_step_state" check (state in ('waiting', 'running', 'retrying', 'manual', 'done', 'not_supported', 'kept_shared', 'confirmed'));
-- Clean-up that is still to do: a small set that is read often.
create index "removal_step_open" on "removal_step" (organization_id, removal_id) where state in ('waiting', 'running', 'retrying', 'manual');

alter table "connect_link" add constraint "connect_link_end" check (num_nonnulls(used_at, declined_at, withdrawn_at) <= 1);

alter table "schedule"
  add constraint "schedule_kind" check (num_nonnulls(once_at, cron) = 1);

alter table "organization_vault"
  add constraint "organization_vault_versions" check (floor_version between 1 and current_version);
-- What is sealed can only become harder to open: neither version ever goes down.
create function refuse_older_key() returns trigger language plpgsql as $$
begin
  if new.current_version < old.current_version or new.floor_version < old.floor_version then
    raise exception 'versions of an organization key never go down' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger "organization_vault_only_up" before update on "organization_vault" for each row execute function refuse_older_key();

-- Which master keys the stored data needs, in all organizations: of their keys, and of text from before
-- they had keys, which names its master key and is no longer opened once the first version is below the
-- floor. For the start, which refuses to go on without them. It says nothing that is secret.
create function master_keys_in_use()
returns table (organization uuid, version int, master_key_id text, wrapped text)
volatile language plpgsql as $$
declare
  org uuid;
  before text := coalesce(current_setting('alfe.organization_id', true), '');
begin
  for org in select distinct d.organization from organization_directory d loop
    perform set_config('alfe.organization_id', org::text, true);
    return query select org, k.version, k.master_key_id, k.wrapped
      from organization_key k where k.organization_id = org;
    if not exists (select from organization_vault v where v.organization_id = org and v.floor_version > 1) then
      return query select distinct org, null::int, split_part(t.sealed, '.', 2), null::text
        from (
          select c.credential as sealed from connection c where c.organization_id = org
          union all
          select a.sealed from connect_attempt a where a.organization_id = org
        ) t where t.sealed like '1.%';
    end if;
  end loop;
  perform set_config('alfe.organization_id', before, true);
end $$;

-- Row-level security of the new tables, as of all others.
do $$
declare name text;
begin
  foreach name in array array['provider_app', 'connect_link', 'notification', 'schedule', 'organization_key', 'organization_vault']
  loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy organization on %I using (organization_id = nullif(current_setting(''alfe.organization_id'', true), '''')::uuid)',
      name
    );
  end loop;
end $$;

-- Everything from which statuses, accounts and tools of the targets follow (lib/installations/facts.ts
-- has its type): the targets' lineages and what is stored on them. One call, no writes.
create or replace function effective_facts(org uuid, targets uuid[])
returns jsonb
stable language sql
begin atomic
  with recursive line as (
    select n.id, n.parent_id, n.kind, n.name, n.slug
    from node n where n.organization_id = org and n.id = any (targets) and n.deleted_at is null
    union
    select p.id, p.parent_id, p.kind, p.name, p.slug
    from line l join node p on p.organization_id = org and p.id = l.parent_id
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
        'createdAt', a.created_at, 'expiresAt', a.expires_at)), '[]')
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
