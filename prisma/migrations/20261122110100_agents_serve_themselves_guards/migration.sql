-- What Prisma cannot express: checks, partial indexes, row-level security, functions.

-- Whoever connects is a person; until one takes it up, an agent or a terminal asked for it.
alter table "connect_attempt"
  add constraint "connect_attempt_asked" check (num_nonnulls(user_id, agent_id) >= 1),
  add constraint "connect_attempt_session" check (session_id is not null or state_hash is null);

alter table "policy"
  add constraint "policy_value" check (value in ('allow', 'ask', 'deny')),
  add constraint "policy_what" check (
    (scope = 'all' and target = '' and effect in ('read', 'write', 'destructive'))
    or (scope = 'integration' and target <> '' and effect in ('read', 'write', 'destructive'))
    or (scope = 'tool' and target <> '' and effect = '')
    or (scope = 'self' and target in ('install', 'configure', 'connect', 'remove') and effect = '')
  );

alter table "approval"
  add constraint "approval_kind" check (kind in ('call', 'install', 'configure', 'connect', 'remove')),
  add constraint "approval_call" check ((kind = 'call') = (tool is not null and call_id is not null)),
  add constraint "approval_state" check (state in ('waiting', 'approved', 'running', 'done', 'failed', 'unknown', 'declined', 'expired', 'voided')),
  -- Only a person decides.
  add constraint "approval_decided" check (state not in ('approved', 'running', 'done', 'declined') or decided_by is not null);
-- What waits is a small set that is read often; the same thing waits once.
create unique index "approval_waiting" on "approval" (organization_id, node_id, digest) where state = 'waiting';
create index "approval_open" on "approval" (organization_id, expires_at) where state in ('waiting', 'approved', 'running');

alter table "agent_key" add constraint "agent_key_name" check (length(btrim(name)) between 1 and 80);
alter table "personal_token" add constraint "personal_token_name" check (length(btrim(name)) between 1 and 80);
create index "agent_key_live" on "agent_key" (organization_id, node_id) where revoked_at is null;

-- Row-level security of the new tables, as of all others.
do $$
declare name text;
begin
  foreach name in array array['agent_key', 'personal_token', 'policy', 'approval', 'idempotent_request']
  loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy organization on %I using (organization_id = nullif(current_setting(''alfe.organization_id'', true), '''')::uuid)',
      name
    );
  end loop;
end $$;

-- The policies that bind an agent: those of its lineage (lib/policies/policy.ts has their type).
create function policies_at(org uuid, agent uuid)
returns jsonb
stable language sql
begin atomic
  select coalesce(jsonb_agg(jsonb_build_object(
    'nodeId', p.node_id, 'scope', p.scope, 'target', p.target, 'effect', p.effect, 'value', p.value)), '[]')
  from policy p
  where p.organization_id = org and p.node_id = any (array(select l.id from lineage(org, agent) l));
end;

-- Everything about an agent that follows from its key, in one statement that writes nothing: which key
-- and agent it is, what is in effect there, and what it may do. Null for a key that is not good (any
-- more). The key names its organization, so that row-level security applies to looking it up too.
create function agent_snapshot(org uuid, key_hash bytea)
returns jsonb
volatile language plpgsql security invoker set search_path = public, pg_temp as $$
declare
  key record;
begin
  perform set_config('alfe.organization_id', org::text, true);
  select k.id, k.node_id, k.last_used_at into key from agent_key k
  where k.organization_id = org and k.hash = key_hash and k.revoked_at is null and k.expires_at > now();
  if not found then return null; end if;
  return jsonb_build_object(
    'keyId', key.id, 'nodeId', key.node_id, 'lastUsedAt', key.last_used_at,
    'facts', effective_facts(org, array[key.node_id]),
    'policies', policies_at(org, key.node_id));
end $$;

-- Whose a personal token is, in one statement; null for one that is not good (any more), and for
-- somebody who no longer holds any role in its organization.
create function token_holder(org uuid, token_hash bytea)
returns jsonb
volatile language plpgsql security invoker set search_path = public, pg_temp as $$
declare
  token record;
begin
  perform set_config('alfe.organization_id', org::text, true);
  select t.id, t.user_id, t.last_used_at into token from personal_token t
  where t.organization_id = org and t.hash = token_hash and t.revoked_at is null and t.expires_at > now()
    and exists (select from membership m where m.organization_id = org and m.user_id = t.user_id);
  if not found then return null; end if;
  return jsonb_build_object('tokenId', token.id, 'userId', token.user_id, 'lastUsedAt', token.last_used_at);
end $$;
