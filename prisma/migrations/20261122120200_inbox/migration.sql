-- What Prisma cannot express: the statements by which messages are stored and numbered.

-- Stores what was said on a channel, in the same statement in which the channel still lives and its
-- credential still is the one that the request was checked with: nothing that was ended or replaced
-- meanwhile lets anything in. Returns how that ended, the agent, and the ids of what was new.
-- The vault row is not locked: a rotation waits for all older transactions before it looks for text
-- under the older key, and this one finds the newer key current or has ended by then.
create function receive_messages(org uuid, channel uuid, checked_provider text, checked_version int,
  checked_setup_version int, checked_key_version int, messages jsonb)
returns jsonb
volatile language plpgsql security invoker set search_path = public, pg_temp as $$
declare
  present record;
  said record;
  place record;
  stored uuid[] := '{}';
begin
  perform set_config('alfe.organization_id', org::text, true);
  select c.node_id, c.credential_version as version, s.credential_version as setup_version,
    (select v.current_version from organization_vault v where v.organization_id = org) as key_version,
    -- An address that fails is called again when its time has come, however much is said meanwhile.
    (select i.webhook_url is not null and (i.next_try_at is null or i.next_try_at <= now())
     from inbox i where i.organization_id = org and i.node_id = c.node_id) as is_called
  into present
  from connection c
  left join connection s on s.organization_id = org and s.id = c.setup_connection_id and s.ended_at is null
  where c.organization_id = org and c.id = channel and c.provider = checked_provider
    and c.ended_at is null and c.credential is not null;
  if not found then
    return jsonb_build_object('state', 'gone');
  end if;
  if present.version <> checked_version or present.key_version <> checked_key_version
    or (checked_setup_version is not null and present.setup_version is distinct from checked_setup_version) then
    return jsonb_build_object('state', 'stale');
  end if;
  -- In one order: two processes that are told the same wait for each other, and never in a circle.
  for said in
    select m.* from jsonb_to_recordset(messages) as m (id uuid, new_place_id uuid, place text, place_kind text,
      place_name text, place_reference jsonb, kind text, external_id text, sent_at timestamptz, sort_key text,
      body text, tested_by uuid)
    order by m.place, m.external_id
  loop
    select c.id, c.name, c.reference, c.last_message_at into place from conversation c
    where c.organization_id = org and c.connection_id = channel and c.external_id = said.place;
    if not found then
      insert into conversation (organization_id, id, node_id, connection_id, external_id, kind, name, reference)
      values (org, said.new_place_id, present.node_id, channel, said.place, said.place_kind, said.place_name, said.place_reference)
      -- Somebody else was faster: theirs is taken.
      on conflict (organization_id, connection_id, external_id) do update set name = excluded.name
      returning id, name, reference, last_message_at into place;
    end if;
    insert into message (organization_id, id, node_id, connection_id, conversation_id, direction, kind, external_id,
      sent_at, sort_key, settles_at, body, tested_by)
    values (org, said.id, present.node_id, channel, place.id, 'in', said.kind, said.external_id, said.sent_at, said.sort_key,
      now() + interval '250 milliseconds', said.body, said.tested_by)
    on conflict (organization_id, connection_id, direction, external_id) do nothing;
    if found then
      stored := stored || said.id;
      -- Exact to a second, so that what is said at once does not queue for the row.
      if place.name <> said.place_name or place.reference <> said.place_reference
        or place.last_message_at < now() - interval '1 second' then
        update conversation c set name = said.place_name, reference = said.place_reference, last_message_at = now()
        where c.organization_id = org and c.id = place.id;
      end if;
    end if;
  end loop;
  if present.is_called and cardinality(stored) > 0 then
    perform jobs.enqueue('deliver_inbox', json_build_object('organizationId', org, 'nodeId', present.node_id),
      'deliver_inbox:' || present.node_id, now());
  end if;
  return jsonb_build_object('state', 'stored', 'nodeId', present.node_id, 'stored', to_jsonb(stored));
end $$;

-- The same for several requests of one organization that came at the same moment, in one commit.
create function receive_together(org uuid, requests jsonb)
returns jsonb
volatile language sql security invoker set search_path = public, pg_temp as $$
  select jsonb_agg(done.result order by done.n)
  from (
    select r.n, receive_messages(org, r.channel, r.provider, r.version, r.setup_version, r.key_version, r.messages) as result
    from jsonb_to_recordset(requests) as r (n int, channel uuid, provider text, version int, setup_version int,
      key_version int, messages jsonb)
    order by r.channel, r.n offset 0
  ) done
$$;

-- Gives what has settled its place in an agent's inbox: in the platforms' order, without gaps, whoever
-- asks at once. What was said before something that has settled in the same conversation goes with it.
-- Says how far the inbox is numbered and read, and when there will be more to number.
create function number_inbox(org uuid, agent uuid)
returns table (last_position bigint, read_position bigint, settles_at timestamptz)
volatile language plpgsql security invoker set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  before bigint;
  numbered bigint := 0;
begin
  perform set_config('alfe.organization_id', org::text, true);
  if exists (
    select from message m
    where m.organization_id = org and m.node_id = agent and m.direction = 'in' and m.position is null and m.settles_at <= now())
  then
    insert into inbox (organization_id, node_id) values (org, agent) on conflict do nothing;
    select i.last_position into before from inbox i where i.organization_id = org and i.node_id = agent for update;
    with waiting as materialized (
      select m.id, m.conversation_id, m.sent_at, m.sort_key collate "C" as sort_key, m.received_at, m.settles_at <= now() as has_settled
      from message m
      where m.organization_id = org and m.node_id = agent and m.direction = 'in' and m.position is null
    ), latest as (
      select distinct on (w.conversation_id) w.conversation_id, w.sent_at, w.sort_key
      from waiting w where w.has_settled order by w.conversation_id, w.sent_at desc, w.sort_key desc
    ), ready as (
      select w.id, row_number() over (order by w.sent_at, w.sort_key, w.received_at, w.id) as place
      from waiting w join latest l on l.conversation_id = w.conversation_id
      where (w.sent_at, w.sort_key) <= (l.sent_at, l.sort_key)
      -- A day's worth takes several turns, so that nobody waits long for the row.
      order by place limit 5000
    ), placed as (
      update message m set position = before + r.place from ready r
      where m.organization_id = org and m.id = r.id
      returning m.id
    )
    select count(*) into numbered from placed;
    update inbox i set last_position = before + numbered where i.organization_id = org and i.node_id = agent and numbered > 0;
  end if;
  return query
    select coalesce(i.last_position, 0), coalesce(i.read_position, 0),
      (select min(m.settles_at) from message m
       where m.organization_id = org and m.node_id = agent and m.direction = 'in' and m.position is null)
    from (select) as one left join inbox i on i.organization_id = org and i.node_id = agent;
end $$;
