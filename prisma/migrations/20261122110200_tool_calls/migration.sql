-- CreateIndex
CREATE INDEX "tool_call_organization_id_created_at_id_idx" ON "tool_call"("organization_id", "created_at", "id");

-- What Prisma cannot express: the two statements of a tool call.

-- Notes a call before anything is sent, and returns what using its account takes: the sealed credential
-- with the wrapped keys that open it. Null where no account is used, or where it has just ended.
create function begin_tool_call(org uuid, call jsonb)
returns jsonb
volatile language plpgsql security invoker set search_path = public, pg_temp as $$
begin
  perform set_config('alfe.organization_id', org::text, true);
  insert into tool_call (organization_id, id, node_id, integration, tool, connection_id, actor_kind, actor_id, key_id,
    arguments_digest, policy, policy_node_id, rule, request_id)
  select org, c.id, c.node_id, c.integration, c.tool, c.connection_id, c.actor_kind, c.actor_id, c.key_id,
    decode(c.arguments_digest, 'hex'), c.policy, c.policy_node_id, c.rule, c.request_id
  from jsonb_to_record(call) as c (id uuid, node_id uuid, integration text, tool text, connection_id uuid,
    actor_kind text, actor_id uuid, key_id uuid, arguments_digest text, policy text, policy_node_id uuid,
    rule text, request_id text);
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

-- Notes how a call ended, once, and that its account was used, which is exact to a minute. Nobody waits
-- for the disk: should the database itself crash within that moment, the call counts as one whose
-- outcome is not known. That it was made is on the disk before anything is sent.
create function end_tool_call(org uuid, call uuid, account uuid, ended jsonb)
returns void
volatile language plpgsql security invoker set search_path = public, pg_temp as $$
begin
  perform set_config('alfe.organization_id', org::text, true);
  perform set_config('synchronous_commit', 'off', true);
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
