-- What Prisma cannot express: checks, partial indexes, row-level security.

alter table "connect_attempt"
  add constraint "connect_attempt_way" check (way in ('oauth', 'key', 'app', 'bot', 'number'));

alter table "provision"
  add constraint "provision_kind" check (kind in ('app', 'bot', 'number')),
  add constraint "provision_state" check (state in ('waiting', 'making', 'made', 'kept', 'undoing', 'undone', 'failed')),
  add constraint "provision_ended" check ((ended_at is not null) = (state in ('kept', 'undone', 'failed'))),
  -- Its secret is the connection's from then on, or nobody's.
  add constraint "provision_sealed" check (ended_at is null or sealed is null);
-- What a restart or a lost job left behind is a small set.
create index "provision_open" on "provision" (organization_id, created_at) where ended_at is null;

alter table "conversation"
  add constraint "conversation_kind" check (kind in ('channel', 'direct', 'group', 'sms', 'call'));

alter table "message"
  add constraint "message_direction" check (direction in ('in', 'out')),
  add constraint "message_kind" check (kind in ('message', 'mention', 'command', 'reaction', 'speech', 'system')),
  add constraint "message_state" check (
    (direction = 'in' and state = '') or (direction = 'out' and state in ('sending', 'sent', 'delivered', 'failed'))),
  -- Only what was said to the agent stands in its inbox.
  add constraint "message_position" check (position is null or (direction = 'in' and position > 0)),
  add constraint "message_settles" check ((settles_at is not null) = (direction = 'in'));
-- What has no place in the inbox yet, and what a call has still to say: small sets that are read often.
create index "message_settling" on "message" (organization_id, node_id, settles_at) where direction = 'in' and position is null;
create index "message_to_say" on "message" (organization_id, conversation_id, sent_at) where direction = 'out' and state = 'sending';

alter table "inbox"
  add constraint "inbox_webhook" check ((webhook_url is null) = (webhook_secret is null)),
  add constraint "inbox_positions" check (read_position >= 0 and read_position <= last_position);
create index "inbox_calling" on "inbox" (organization_id) where webhook_url is not null;

alter table "usage_event"
  add constraint "usage_event_meter" check (meter in ('sms_out_part', 'sms_in_part', 'voice_out_minute', 'voice_in_minute', 'number_month')),
  add constraint "usage_event_quantity" check (quantity > 0);

-- Row-level security of the new tables, as of all others.
do $$
declare name text;
begin
  foreach name in array array['provision', 'conversation', 'message', 'inbox', 'inbox_delivery', 'test_message', 'opt_out', 'usage_event']
  loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy organization on %I using (organization_id = nullif(current_setting(''alfe.organization_id'', true), '''')::uuid)',
      name
    );
  end loop;
end $$;
