-- What Prisma cannot express: checks, partial indexes, row-level security, functions.

-- The tree. The foreign key (organization, parent, parent's kind) and this check leave no room for a
-- wrong kind, a fifth level or a cycle: along any line the kind goes strictly down.
alter table "node"
  add constraint "node_place" check (
    (kind = 'organization' and parent_id is null and parent_kind is null and id = organization_id)
    or (kind = 'team' and parent_id is not null and parent_kind = 'organization')
    or (kind = 'project' and parent_id is not null and parent_kind in ('organization', 'team'))
    or (kind = 'agent' and parent_id is not null and parent_kind in ('organization', 'team', 'project'))
  ),
  add constraint "node_slug" check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 40 and slug !~ '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$'),
  add constraint "node_name" check (length(btrim(name)) between 1 and 80);
create unique index "node_root" on "node" (organization_id) where parent_id is null;
create unique index "organization_directory_current" on "organization_directory" (organization) where retired_at is null;
create unique index "node_sibling_slug" on "node" (organization_id, parent_id, slug) where parent_id is not null and deleted_at is null;

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% on % is not allowed', tg_op, tg_table_name using errcode = 'integrity_constraint_violation';
end $$;
create trigger "node_kind_stays" before update on "node" for each row
  when (old.kind <> new.kind or old.organization_id <> new.organization_id or old.id <> new.id) execute function refuse_change();
create trigger "node_never_deleted" before delete on "node" for each row execute function refuse_change();
create trigger "audit_event_stays" before update or delete on "audit_event" for each row execute function refuse_change();

-- Roles: owners exist at the organization only.
alter table "membership" add constraint "membership_owner_at_root" check (role <> 'owner' or node_id = organization_id);
alter table "invitation" add constraint "invitation_owner_at_root" check (role <> 'owner' or node_id = organization_id);
create unique index "invitation_open" on "invitation" (organization_id, node_id, email) where accepted_at is null and withdrawn_at is null;

-- Connections: an account once per node, one default per provider and node, and no live row without its credential.
create unique index "connection_account" on "connection" (organization_id, node_id, provider, account_id) where ended_at is null;
create unique index "connection_default" on "connection" (organization_id, node_id, provider) where is_default and ended_at is null;
alter table "connection"
  add constraint "connection_world" check (world in ('real', 'sandbox')),
  add constraint "connection_credential" check (credential is not null or ended_at is not null);
create unique index "outside_account_exclusive" on "outside_account" (hash) where exclusive;

-- Clean-up that is still to do, and attempts that are still open: small sets that are read often.
create index "removal_open" on "removal" (organization_id, node_id) where finished_at is null;
create index "connect_attempt_open" on "connect_attempt" (organization_id, node_id) where ended_at is null;
-- Children are listed by name, whatever its case.
create index "node_live_children" on "node" (organization_id, parent_id, lower(name), id) where deleted_at is null;

-- Row-level security: forced, so that even the owner of the tables sees one organization at a time.
do $$
declare name text;
begin
  for name in
    select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'organization_id' and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
  loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy organization on %I using (organization_id = nullif(current_setting(''alfe.organization_id'', true), '''')::uuid)',
      name
    );
  end loop;
end $$;
-- A person may find out in which organizations they hold a role; nothing else crosses organizations.
create policy person on "membership" for select using (user_id = nullif(current_setting('alfe.user_id', true), '')::uuid);

-- A node and its ancestors, root first, without deleted ones; empty when any of them is gone.
create function lineage(org uuid, target uuid)
returns table (id uuid, parent_id uuid, kind node_kind, name text, slug text, depth int)
stable language sql
begin atomic
  with recursive line as (
    select n.id, n.parent_id, n.kind, n.name, n.slug, n.deleted_at, 0 as up
    from node n where n.organization_id = org and n.id = target
    union all
    select p.id, p.parent_id, p.kind, p.name, p.slug, p.deleted_at, l.up + 1
    from line l join node p on p.organization_id = org and p.id = l.parent_id
  )
  select l.id, l.parent_id, l.kind, l.name, l.slug, (row_number() over (order by l.up desc))::int - 1
  from line l
  where not exists (select from line gone where gone.deleted_at is not null)
  order by l.up desc;
end;

-- A node and everything below it that is not deleted. Level by level, of which there are four: in a
-- recursive join the planner, as long as it has no statistics of an organization that just grew, takes
-- every node for every parent (34 s instead of 10 ms at 14,000 nodes).
create function subtree(org uuid, root uuid)
returns table (id uuid, parent_id uuid, kind node_kind, name text, slug text)
stable language sql
begin atomic
  with top as materialized (
    select n.id, n.parent_id, n.kind, n.name, n.slug from node n
    where n.organization_id = org and n.id = root and n.deleted_at is null
  ), second as materialized (
    select n.id, n.parent_id, n.kind, n.name, n.slug from node n
    where n.organization_id = org and n.parent_id = any (array(select t.id from top t)) and n.deleted_at is null
  ), third as materialized (
    select n.id, n.parent_id, n.kind, n.name, n.slug from node n
    where n.organization_id = org and n.parent_id = any (array(select t.id from second t)) and n.deleted_at is null
  ), fourth as materialized (
    select n.id, n.parent_id, n.kind, n.name, n.slug from node n
    where n.organization_id = org and n.parent_id = any (array(select t.id from third t)) and n.deleted_at is null
  )
  select t.id, t.parent_id, t.kind, t.name, t.slug from top t
  union all select t.id, t.parent_id, t.kind, t.name, t.slug from second t
  union all select t.id, t.parent_id, t.kind, t.name, t.slug from third t
  union all select t.id, t.parent_id, t.kind, t.name, t.slug from fourth t;
end;

-- Everything from which statuses, accounts and tools of the targets follow (lib/installations/facts.ts
-- has its type): the targets' lineages and what is stored on them. One call, no writes.
create function effective_facts(org uuid, targets uuid[])
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
        'createdAt', c.created_at, 'lastUsedAt', c.last_used_at)), '[]')
      from connection c where c.organization_id = org and c.node_id = any ((select ids.ids from ids)::uuid[]) and c.ended_at is null),
    'attempts', (select coalesce(jsonb_agg(jsonb_build_object(
        'id', a.id, 'nodeId', a.node_id, 'integration', a.integration, 'userId', a.user_id,
        'createdAt', a.created_at, 'expiresAt', a.expires_at)), '[]')
      from connect_attempt a where a.organization_id = org and a.node_id = any ((select ids.ids from ids)::uuid[])
        and a.ended_at is null and a.status <> 'open' and a.expires_at > now()),
    'removals', (select coalesce(jsonb_agg(jsonb_build_object(
        'id', r.id, 'nodeId', r.node_id, 'integration', r.integration, 'createdAt', r.created_at)), '[]')
      from removal r where r.organization_id = org and r.node_id = any ((select ids.ids from ids)::uuid[])
        and r.finished_at is null and r.integration is not null)
  );
end;
