-- What Prisma cannot express: the statements by which messages are stored and numbered.

-- Stores what was said on a channel, in the same statement in which the channel still lives and its
-- credential still is the one that the request was checked with: nothing that was ended or replaced
-- meanwhile lets anything in. Returns how that ended, the agent, and the ids of what was new.
-- The vault row is not locked: a rotation waits for all older transactions before it looks for text
-- under the older key, and this one finds the newer key current or has ended by then.
create function receive_messages(org uuid, channel uuid, seen jsonb, messages jsonb)
returns jsonb
volatile language plpgsql security invoker set search_path = public, pg_temp as $$
declare
  present record;
  stored uuid[];
begin
  perform set_config('alfe.organization_id', org::text, true);
  select c.node_id, c.credential_version as version, s.credential_version as setup_version,
    (select v.current_version from organization_vault v where v.organization_id = org) as key_version
  into present
  from connection c
  left join connection s on s.organization_id = org and s.id = c.setup_connection_id and s.ended_at is null
  where c.organization_id = org and c.id = channel and c.provider = seen->>'provider'
    and c.ended_at is null and c.credential is not null;
  if not found then
    return jsonb_build_object('state', 'gone');
  end if;
  if present.version <> (seen->>'version')::int or present.key_version <> (seen->>'keyVersion')::int
    or (seen->>'setupVersion' is not null and present.setup_version is distinct from (seen->>'setupVersion')::int) then
    return jsonb_build_object('state', 'stale');
  end if;
  if jsonb_array_length(messages) > 0 then
    insert into conversation (organization_id, id, node_id, connection_id, external_id, kind, name, reference)
    select distinct on (m.place) org, m.new_place_id, present.node_id, channel, m.place, m.place_kind, m.place_name, m.place_reference
    from jsonb_to_recordset(messages) as m (new_place_id uuid, place text, place_kind text, place_name text, place_reference jsonb)
    where not exists (
      select from conversation c where c.organization_id = org and c.connection_id = channel and c.external_id = m.place)
    order by m.place
    on conflict (organization_id, connection_id, external_id) do nothing;
    -- Two processes that are told the same in another order wait for each other, and never in a circle.
    with given as materialized (
      select m.*, c.id as conversation_id
      from jsonb_to_recordset(messages) as m (id uuid, place text, kind text, external_id text, sent_at timestamptz,
        sort_key text, body text, tested_by uuid)
      join conversation c on c.organization_id = org and c.connection_id = channel and c.external_id = m.place
    ), new as (
      insert into message (organization_id, id, node_id, connection_id, conversation_id, direction, kind, external_id,
        sent_at, sort_key, settles_at, body, tested_by)
      select org, g.id, present.node_id, channel, g.conversation_id, 'in', g.kind, g.external_id, g.sent_at, g.sort_key,
        now() + interval '250 milliseconds', g.body, g.tested_by
      from given g order by g.external_id
      on conflict (organization_id, connection_id, direction, external_id) do nothing
      returning id
    )
    select array_agg(id) into stored from new;
    -- When something was said last is exact to a second, so that what is said at once does not queue for the row.
    update conversation c set name = m.place_name, reference = m.place_reference, last_message_at = now()
    from (
      select distinct on (g.place) g.place, g.place_name, g.place_reference
      from jsonb_to_recordset(messages) as g (place text, place_name text, place_reference jsonb, sent_at timestamptz)
      order by g.place, g.sent_at desc
    ) m
    where stored is not null and c.organization_id = org and c.connection_id = channel and c.external_id = m.place
      and (c.last_message_at < now() - interval '1 second' or c.name <> m.place_name or c.reference <> m.place_reference);
    -- An address that fails is tried again when its time has come, however much is said meanwhile.
    if stored is not null and exists (
      select from inbox i where i.organization_id = org and i.node_id = present.node_id
        and i.webhook_url is not null and (i.next_try_at is null or i.next_try_at <= now()))
    then
      perform jobs.enqueue('deliver_inbox', json_build_object('organizationId', org, 'nodeId', present.node_id),
        'deliver_inbox:' || present.node_id, now());
    end if;
  end if;
  return jsonb_build_object('state', 'stored', 'nodeId', present.node_id, 'stored', to_jsonb(coalesce(stored, '{}')));
end $$;

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
