-- What Prisma cannot express: the guarantees of money.

alter table "credit_pool"
  add constraint "credit_pool_reserved" check (reserved_micros >= 0),
  -- What is free never falls below zero by spending. A refund or a dispute takes it there on purpose, and
  -- notes how far: further down nothing goes.
  add constraint "credit_pool_floor" check (floor_micros <= 0 and balance_micros - reserved_micros >= floor_micros);

alter table "credit_reservation"
  add constraint "credit_reservation_state" check (state in ('held', 'due', 'settled', 'released')),
  add constraint "credit_reservation_amounts" check (
    quantity >= 0 and free_quantity between 0 and quantity and price_micros >= 0 and price_per > 0
    and estimate_micros >= 0 and most_micros >= estimate_micros
    and held_micros >= 0 and charged_micros between 0 and most_micros and waived_micros >= 0),
  add constraint "credit_reservation_held" check (held_micros = 0 or state = 'held'),
  add constraint "credit_reservation_ended" check ((ended_at is null) = (state in ('held', 'due'))),
  add constraint "credit_reservation_meter" check (meter ~ '^[a-z][a-z0-9_]{0,63}$');
-- What is under way and what is still to be paid: small sets that are read often.
create index "credit_reservation_open" on "credit_reservation" (organization_id, expires_at) where state = 'held';
create index "credit_reservation_due" on "credit_reservation" (organization_id, at) where state = 'due';
create trigger "credit_reservation_stays" before delete on "credit_reservation" for each row execute function refuse_change();
-- Most reservations and lines belong to no call or payment.
create index "credit_reservation_call" on "credit_reservation" (organization_id, call_id) where call_id is not null;
create index "ledger_entry_call" on "ledger_entry" (organization_id, call_id) where call_id is not null;
create index "ledger_entry_payment" on "ledger_entry" (organization_id, payment_id) where payment_id is not null;
-- These rows change all the time. Room in their pages keeps the changes from the indexes.
alter table "credit_pool" set (fillfactor = 50);
alter table "budget_period" set (fillfactor = 50);

alter table "ledger_entry"
  add constraint "ledger_entry_amount" check (amount_micros >= 0 and waived_micros >= 0),
  add constraint "ledger_entry_accounts" check (
    (kind = 'usage' and from_account = 'pool' and to_account = 'usage')
    or (kind = 'correction' and ((from_account = 'pool' and to_account = 'usage') or (from_account = 'usage' and to_account = 'pool')))
    or (kind in ('top_up', 'dispute_won') and from_account = 'payments' and to_account = 'pool')
    or (kind = 'allowance' and from_account = 'allowances' and to_account = 'pool')
    or (kind in ('refund', 'dispute') and from_account = 'pool' and to_account = 'payments')),
  -- Every line of usage says of whom, of what, how much and at which price.
  add constraint "ledger_entry_usage" check (
    kind not in ('usage', 'correction')
    or (meter is not null and quantity is not null and price_micros is not null and price_version is not null and reservation_id is not null));
create trigger "ledger_entry_stays" before update or delete on "ledger_entry" for each row execute function refuse_change();

alter table "budget"
  add constraint "budget_period_known" check (period in ('day', 'month')),
  add constraint "budget_at_limit" check (at_limit in ('refuse', 'park')),
  add constraint "budget_amount" check (amount_micros >= 0);
alter table "budget_period" add constraint "budget_period_reserved" check (reserved_micros >= 0);

alter table "payment"
  add constraint "payment_kind" check (kind in ('checkout', 'recorded')),
  add constraint "payment_state" check (state in ('open', 'processing', 'paid', 'cancelled', 'expired', 'failed')),
  add constraint "payment_world" check (world in ('real', 'sandbox')),
  add constraint "payment_amounts" check (amount_micros > 0 and reversed_micros between 0 and amount_micros and resumed >= 0);

-- Row-level security of the new tables, as of all others.
do $$
declare name text;
begin
  foreach name in array array['credit_pool', 'credit_reservation', 'ledger_entry', 'budget', 'budget_period', 'free_use', 'payment', 'server_token']
  loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy organization on %I using (organization_id = nullif(current_setting(''alfe.organization_id'', true), '''')::uuid)',
      name
    );
  end loop;
end $$;

-- Every organization has its pool.
create function open_credit_pool() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  insert into credit_pool (organization_id) values (new.organization_id) on conflict do nothing;
  return null;
end $$;
create trigger "node_opens_credit_pool" after insert on "node" for each row when (new.parent_id is null) execute function open_credit_pool();
-- Row-level security would hide the organizations that are there already from their owner.
alter table "node" no force row level security;
alter table "credit_pool" no force row level security;
insert into credit_pool (organization_id) select n.id from node n where n.parent_id is null on conflict do nothing;
alter table "node" force row level security;
alter table "credit_pool" force row level security;

-- The balance follows its entries, and what is reserved follows the reservations, in the same transaction:
-- nothing else changes them.
create function refuse_plain_pool_change() returns trigger language plpgsql as $$
begin
  if pg_trigger_depth() < 2 then
    raise exception '% on % is not allowed: write a ledger entry or a reservation', tg_op, tg_table_name using errcode = 'integrity_constraint_violation';
  end if;
  return coalesce(new, old);
end $$;
create trigger "credit_pool_follows" before insert or update or delete on "credit_pool" for each row execute function refuse_plain_pool_change();

-- Why something may not be spent; lib/credits/refusal.ts reads it.
create function refuse_spending(reason jsonb) returns void language plpgsql as $$
begin
  raise exception 'credits:%', reason using errcode = 'AC001';
end $$;

-- A line of usage ends the hold of its reservation and adds to what that was charged, in one change of the pool.
-- Here and below, what is called for every use names its tables in full: to set a path takes longer.
create function count_ledger_entry() returns trigger language plpgsql as $$
declare
  change bigint := case when new.to_account = 'pool' then new.amount_micros else -new.amount_micros end;
  unheld bigint := 0;
begin
  if new.kind in ('usage', 'correction') then
    update public.credit_reservation c
    set state = 'settled', held_micros = 0, charged_micros = c.charged_micros - change, quantity = new.quantity,
      free_quantity = new.free_quantity, waived_micros = new.waived_micros, ended_at = coalesce(c.ended_at, now()),
      corrections = c.corrections + case when new.kind = 'correction' then 1 else 0 end
    from public.credit_reservation was
    where c.organization_id = new.organization_id and c.id = new.reservation_id
      and c.state = any (case when new.kind = 'usage' then array['held', 'due'] else array['settled'] end)
      and was.organization_id = c.organization_id and was.id = c.id
    returning was.held_micros into unheld;
    if not found then
      raise exception 'This reservation has no line to come' using errcode = 'integrity_constraint_violation';
    end if;
    if change <> 0 or unheld <> 0 then
      update public.credit_pool p
      set balance_micros = p.balance_micros + change, reserved_micros = p.reserved_micros - unheld,
        floor_micros = greatest(p.floor_micros, least(0, p.balance_micros + change - p.reserved_micros + unheld))
      where p.organization_id = new.organization_id;
    end if;
  else
    -- Money that is taken back lowers the floor as far as it takes what is free.
    update public.credit_pool p
    set balance_micros = p.balance_micros + change,
      floor_micros = least(0, p.balance_micros + change - p.reserved_micros)
    where p.organization_id = new.organization_id;
  end if;
  return null;
end $$;
create trigger "ledger_entry_counts" after insert on "ledger_entry" for each row execute function count_ledger_entry();

create function count_reservation() returns trigger language plpgsql as $$
declare
  change bigint := new.held_micros - case when tg_op = 'UPDATE' then old.held_micros else 0 end;
  free bigint;
begin
  update public.credit_pool p
  set reserved_micros = p.reserved_micros + change,
    floor_micros = greatest(p.floor_micros, least(0, p.balance_micros - p.reserved_micros - change))
  where p.organization_id = new.organization_id and (change < 0 or p.balance_micros - p.reserved_micros >= change);
  if not found then
    select p.balance_micros - p.reserved_micros into free from public.credit_pool p where p.organization_id = new.organization_id;
    perform public.refuse_spending(jsonb_build_object('by', 'pool', 'needed', change::text, 'left', coalesce(free, 0)::text));
  end if;
  return null;
end $$;
create trigger "credit_reservation_is_held" after insert on "credit_reservation"
  for each row when (new.held_micros <> 0) execute function count_reservation();
-- Within the trigger of a line, the line counts it.
create trigger "credit_reservation_held_changes" after update of held_micros on "credit_reservation"
  for each row when (new.held_micros <> old.held_micros and pg_trigger_depth() = 0) execute function count_reservation();

-- When the day or month begins that something falls into. Periods are those of UTC.
create function credit_period(period text, moment timestamptz) returns date
immutable language sql return date_trunc(period, moment at time zone 'utc')::date;

-- A node's line from the organization down, as ids.
create function credit_line(org uuid, leaf uuid) returns uuid[]
stable language plpgsql as $$
declare
  line uuid[] := '{}';
  here uuid := leaf;
  up uuid;
begin
  while here is not null loop
    select n.parent_id into up from public.node n where n.organization_id = org and n.id = here;
    if not found then raise exception 'There is no such node' using errcode = 'no_data_found'; end if;
    line := here || line;
    here := up;
  end loop;
  return line;
end $$;

-- What `quantity` units cost, rounded up to a whole micro-dollar.
create function credit_cost(quantity bigint, price bigint, per bigint) returns bigint
immutable language sql return case when quantity <= 0 then 0::bigint
  else div(quantity::numeric * price + per - 1, per)::bigint end;

-- Whatever changes an organization's credits locks its pool until its transaction ends, before anything of them that
-- others may lock (a new reservation is nobody's yet): many changes in one transaction then wait for nobody who waits for them, and a budget that is set counts
-- everything once. Not an advisory lock: that is handed to a waiter who still has to wake up, while a row is taken by
-- whoever runs, which is several times as fast where many want the same pool.
create function credit_lock_alone(org uuid) returns void
volatile language plpgsql set search_path = public, pg_temp as $$
begin
  perform from credit_pool x where x.organization_id = org for no key update;
end $$;

-- A reservation as programs read it: amounts as text, since JSON's numbers are not money.
create function credit_told(r credit_reservation) returns jsonb
immutable language sql return jsonb_build_object('id', r.id, 'key', r.key, 'state', r.state,
  'estimateMicros', r.estimate_micros::text, 'chargedMicros', r.charged_micros::text, 'freeQuantity', r.free_quantity::text);

-- What a budget has spent in the period that begins at `starts`, as its entries say.
create function credit_spent(b budget, starts date) returns bigint
stable language sql set search_path = public, pg_temp
begin atomic
  select coalesce(sum(case when e.to_account = 'usage' then e.amount_micros else -e.amount_micros end), 0)::bigint
  from ledger_entry e
  where e.organization_id = b.organization_id and e.kind in ('usage', 'correction')
    and e.at >= starts::timestamp at time zone 'utc'
    and e.at < (starts + ('1 ' || b.period)::interval) at time zone 'utc'
    and b.node_id = any (e.lineage)
    and b.integration in ('', coalesce(e.integration, '')) and b.meter in ('', e.meter);
end;

-- The counters of a budget in the period that a moment falls into. Those that are not there yet begin with what
-- the entries say.
create function credit_open_period(b public.budget, moment timestamptz) returns public.budget_period
volatile language plpgsql as $$
declare
  starts date := public.credit_period(b.period, moment);
  p public.budget_period;
begin
  select * into p from public.budget_period x
  where x.organization_id = b.organization_id and x.budget_id = b.id and x.starts_at = starts;
  if not found then
    insert into public.budget_period (organization_id, id, budget_id, starts_at, spent_micros)
    values (b.organization_id, gen_random_uuid(), b.id, starts, public.credit_spent(b, starts)) returning * into p;
  end if;
  return p;
end $$;

-- Notes what something is expected to cost, before it is done: the pool and every budget on the agent's line
-- must have room, else it refuses (AC001) and nothing is changed. `due` notes what was used already: it asks
-- for no room and is charged once there is some. Under a key that is known it changes nothing.
-- Returns the reservation, and whether it was `known`.
create function credit_hold(org uuid, wanted jsonb) returns jsonb
volatile language plpgsql set search_path = public, pg_temp set plan_cache_mode = force_generic_plan as $$
declare
  w record;
  r credit_reservation;
  b budget;
  p budget_period;
  used bigint;
  line uuid[];
  free bigint := 0;
  cost bigint;
  hold bigint;
  moment timestamptz;
  counting uuid[] := '{}';
begin
  perform set_config('alfe.organization_id', org::text, true);
  select * into w from jsonb_to_record(wanted) as x (
    id uuid, key text, node_id uuid, integration text, connection_id uuid, call_id uuid, meter text, quantity bigint,
    allowance bigint, price_micros bigint, price_per bigint, price_version text, most_times int, sandbox boolean,
    note text, at timestamptz, expires_at timestamptz, over_budgets uuid[], due boolean);
  line := credit_line(org, w.node_id);
  -- As exact as it is kept: rounded later it might fall into another day.
  moment := date_trunc('milliseconds', coalesce(w.at, now()));

  if w.allowance > 0 then
    perform from credit_pool x where x.organization_id = org for no key update;
    select * into r from credit_reservation c where c.organization_id = org and c.key = w.key;
    if found then return credit_told(r) || '{"known": true}'; end if;
    insert into free_use (organization_id, meter, starts_at) values (org, w.meter, credit_period('month', moment))
    on conflict do nothing;
    select f.quantity into used from free_use f
    where f.organization_id = org and f.meter = w.meter and f.starts_at = credit_period('month', moment);
    free := least(w.quantity, greatest(w.allowance - used, 0));
    if free > 0 then
      update free_use f set quantity = f.quantity + free
      where f.organization_id = org and f.meter = w.meter and f.starts_at = credit_period('month', moment);
    end if;
  end if;
  cost := credit_cost(w.quantity - free, w.price_micros, coalesce(w.price_per, 1));
  hold := case when w.due then 0 else cost end;

  insert into credit_reservation (organization_id, id, key, state, node_id, lineage, integration, connection_id, call_id,
    meter, quantity, free_quantity, price_micros, price_per, price_version, estimate_micros, most_micros, held_micros,
    counted, sandbox, note, at, expires_at)
  values (org, coalesce(w.id, gen_random_uuid()), w.key, case when w.due then 'due' else 'held' end, w.node_id, line,
    w.integration, w.connection_id, w.call_id, w.meter, w.quantity, free, w.price_micros, coalesce(w.price_per, 1),
    w.price_version, cost, cost * greatest(coalesce(w.most_times, 1), 1), hold, '{}', coalesce(w.sandbox, false),
    coalesce(w.note, ''), moment, w.expires_at)
  on conflict (organization_id, key) do nothing
  returning * into r;
  if not found then
    select * into r from credit_reservation c where c.organization_id = org and c.key = w.key;
    return credit_told(r) || '{"known": true}';
  end if;

  if hold > 0 then
    -- From here on the pool is locked, since holding changed it: what is known of budgets stays so.
    -- The nearest first: of several that have no room it is the one that is told.
    for b in
      select x.* from budget x
      where x.organization_id = org and x.node_id = any (line)
        and x.integration in ('', coalesce(w.integration, '')) and x.meter in ('', w.meter)
      order by array_position(line, x.node_id) desc, x.period, x.integration desc, x.meter desc
    loop
      p := credit_open_period(b, moment);
      if p.spent_micros + p.reserved_micros + hold > b.amount_micros and (b.id = any (w.over_budgets)) is not true then
        perform refuse_spending(jsonb_build_object('by', 'budget', 'needed', hold::text,
          'left', greatest(b.amount_micros - p.spent_micros - p.reserved_micros, 0)::text,
          'budget', jsonb_build_object('id', b.id, 'nodeId', b.node_id, 'period', b.period,
            'integration', b.integration, 'meter', b.meter, 'amountMicros', b.amount_micros::text,
            'atLimit', b.at_limit)));
      end if;
      update budget_period x set reserved_micros = x.reserved_micros + hold where x.organization_id = org and x.id = p.id;
      counting := counting || p.id;
    end loop;
    if counting <> '{}' then
      update credit_reservation c set counted = counting where c.organization_id = org and c.id = r.id;
    end if;
  end if;
  return credit_told(r) || '{"known": false}';
end $$;

-- Adds to what the budgets on a reservation's line have spent, and takes from what they have reserved.
create function credit_count_spent(r public.credit_reservation, charged bigint, unheld bigint) returns void
volatile language plpgsql as $$
declare
  b public.budget;
  p public.budget_period;
begin
  for b in
    select x.* from public.budget x
    where x.organization_id = r.organization_id and x.node_id = any (r.lineage)
      and x.integration in ('', coalesce(r.integration, '')) and x.meter in ('', r.meter)
  loop
    p := public.credit_open_period(b, r.at);
    update public.budget_period x
    set spent_micros = x.spent_micros + charged,
      reserved_micros = x.reserved_micros - case when x.id = any (r.counted) then unheld else 0 end
    where x.organization_id = p.organization_id and x.id = p.id;
  end loop;
end $$;

-- Gives back to the month's allowance what was not used of it.
create function credit_give_back(r credit_reservation, quantity bigint) returns void
volatile language sql set search_path = public, pg_temp
begin atomic
  update free_use f set quantity = f.quantity - credit_give_back.quantity
  where f.organization_id = r.organization_id and f.meter = r.meter and f.starts_at = credit_period('month', r.at);
end;

-- Charges what a reservation came to. `actual` is what the provider says (micro-dollars; null: what it was
-- priced at), `amount` how much was used after all (null: as much as was held for). Charged is never more than
-- the bound that was set with the reservation, nor than is there: what is beyond is ours to bear, and noted.
-- Told again with another price, the last word stands, as a correction of its own. Returns the reservation as
-- it is then; null where there is none.
create function credit_settle(org uuid, of_key text, actual bigint default null, amount bigint default null) returns jsonb
volatile language plpgsql set search_path = public, pg_temp set plan_cache_mode = force_generic_plan as $$
declare
  r credit_reservation;
  used bigint;
  free bigint;
  price bigint;
  charge bigint;
  change bigint;
  available bigint;
  told bigint;
  corrects boolean;
begin
  perform set_config('alfe.organization_id', org::text, true);
  perform from credit_pool x where x.organization_id = org for no key update;
  select * into r from credit_reservation c where c.organization_id = org and c.key = of_key;
  if not found then return null; end if;
  if r.state = 'released' then return credit_told(r); end if;
  corrects := r.state = 'settled';
  told := coalesce(actual, case when r.state = 'due' then r.actual_micros end);
  used := greatest(coalesce(amount, r.quantity), 0);
  free := least(r.free_quantity, used);
  price := case
    -- What is free is so whatever the provider asks for it, and so is what the organization pays it for itself.
    when used = free or r.price_version = 'own' then 0
    when told is not null then credit_cost(used - free, greatest(told, 0), used)
    else credit_cost(used - free, r.price_micros, r.price_per) end;
  charge := least(price, r.most_micros);

  if charge - r.charged_micros > r.held_micros then
    -- More than is held: as far as there is something.
    select p.balance_micros - p.reserved_micros into available from credit_pool p where p.organization_id = org;
    available := greatest(available, 0);
    if r.state = 'due' and charge > available then
      -- It stays due, at what the provider said meanwhile.
      if free < r.free_quantity then perform credit_give_back(r, r.free_quantity - free); end if;
      if actual is not null or amount is not null then
        update credit_reservation c set actual_micros = told, quantity = used, free_quantity = free
        where c.organization_id = org and c.id = r.id returning * into r;
      end if;
      return credit_told(r);
    end if;
    charge := least(charge, r.charged_micros + r.held_micros + available);
  end if;
  change := charge - r.charged_micros;
  if corrects and change = 0 and price - charge = r.waived_micros and used = r.quantity then return credit_told(r); end if;

  if change <> 0 or r.held_micros > 0 then perform credit_count_spent(r, change, r.held_micros); end if;
  if free < r.free_quantity then perform credit_give_back(r, r.free_quantity - free); end if;
  insert into ledger_entry (organization_id, id, key, kind, from_account, to_account, amount_micros, node_id, lineage,
    integration, connection_id, call_id, reservation_id, meter, quantity, free_quantity, price_micros, price_per,
    price_version, estimate_micros, waived_micros, sandbox, note, at)
  values (org, gen_random_uuid(), case when corrects then r.key || '#' || r.corrections + 1 else r.key end,
    case when corrects then 'correction' else 'usage' end, case when change < 0 then 'usage' else 'pool' end,
    case when change < 0 then 'pool' else 'usage' end, abs(change), r.node_id, r.lineage, r.integration, r.connection_id,
    r.call_id, r.id, r.meter, used, free, r.price_micros, r.price_per, r.price_version, r.estimate_micros,
    price - charge, r.sandbox, r.note, r.at);
  if r.call_id is not null and change <> 0 then
    update tool_call t set cost_micros = t.cost_micros + change where t.organization_id = org and t.id = r.call_id;
  end if;
  r.state := 'settled';
  r.charged_micros := charge;
  r.free_quantity := free;
  return credit_told(r);
end $$;

-- Gives back what was held: it was not done after all. Returns whether there was something to give back.
create function credit_release(org uuid, of_key text) returns boolean
volatile language plpgsql set search_path = public, pg_temp set plan_cache_mode = force_generic_plan as $$
declare
  r credit_reservation;
begin
  perform set_config('alfe.organization_id', org::text, true);
  perform from credit_pool x where x.organization_id = org for no key update;
  select * into r from credit_reservation c
  where c.organization_id = org and c.key = of_key and c.state in ('held', 'due');
  if not found then return false; end if;
  if r.free_quantity > 0 then perform credit_give_back(r, r.free_quantity); end if;
  if r.held_micros > 0 then perform credit_count_spent(r, 0, r.held_micros); end if;
  update credit_reservation c set state = 'released', held_micros = 0, ended_at = now()
  where c.organization_id = org and c.id = r.id;
  return true;
end $$;

-- Charges what is due, the oldest first, as far as there is something. Returns how many were charged.
create function credit_collect(org uuid) returns int
volatile language plpgsql set search_path = public, pg_temp as $$
declare
  of_key text;
  collected int := 0;
begin
  perform set_config('alfe.organization_id', org::text, true);
  perform from credit_pool x where x.organization_id = org for no key update;
  for of_key in
    select c.key from credit_reservation c where c.organization_id = org and c.state = 'due' order by c.at, c.id limit 1000
  loop
    exit when credit_settle(org, of_key)->>'state' = 'due';
    collected := collected + 1;
  end loop;
  return collected;
end $$;

-- Has a new budget count what is spent and held already. Whoever sets one calls it in the same transaction, after
-- `credit_lock_alone`; a second time it changes nothing.
create function credit_adopt_budget(org uuid, of_budget uuid) returns void
volatile language plpgsql set search_path = public, pg_temp as $$
declare
  b budget;
  p budget_period;
begin
  select * into strict b from budget x where x.organization_id = org and x.id = of_budget;
  p := credit_open_period(b, now());
  update credit_reservation c set counted = c.counted || p.id
  where c.organization_id = org and c.state = 'held' and b.node_id = any (c.lineage)
    and b.integration in ('', coalesce(c.integration, '')) and b.meter in ('', c.meter)
    and credit_period(b.period, c.at) = p.starts_at and not p.id = any (c.counted);
  update budget_period x set reserved_micros = (
    select coalesce(sum(c.held_micros), 0) from credit_reservation c
    where c.organization_id = org and c.state = 'held' and p.id = any (c.counted))
  where x.organization_id = org and x.id = p.id;
end $$;

-- What does not add up; nothing, when all is well. `found` is what is kept, `expected` what its entries say.
create function credit_check(org uuid) returns table (what text, expected bigint, found bigint)
stable language sql set search_path = public, pg_temp
begin atomic
  with line as materialized (
    select e.reservation_id, e.call_id, case when e.to_account = 'pool' then e.amount_micros else -e.amount_micros end as amount
    from ledger_entry e where e.organization_id = org
  ), reservation as materialized (
    select c.id, c.key, c.state, c.meter, c.at, c.held_micros, c.charged_micros, c.free_quantity, c.counted
    from credit_reservation c where c.organization_id = org
  )
  select 'balance', s.amount, p.balance_micros
  from credit_pool p, (select coalesce(sum(l.amount), 0)::bigint as amount from line l) s
  where p.organization_id = org and p.balance_micros <> s.amount
  union all
  select 'reserved', s.held, p.reserved_micros
  from credit_pool p, (select coalesce(sum(c.held_micros), 0)::bigint as held from reservation c where c.state = 'held') s
  where p.organization_id = org and p.reserved_micros <> s.held
  union all
  select 'charged for ' || c.key, coalesce(-s.amount, 0)::bigint, c.charged_micros
  from reservation c left join (
    select l.reservation_id, sum(l.amount) as amount from line l where l.reservation_id is not null group by 1) s
    on s.reservation_id = c.id
  where c.charged_micros <> coalesce(-s.amount, 0)
  union all
  select 'cost of call ' || t.id, (-s.amount)::bigint, t.cost_micros
  from (select l.call_id, sum(l.amount) as amount from line l where l.call_id is not null group by 1) s
    join tool_call t on t.organization_id = org and t.id = s.call_id
  where t.cost_micros <> -s.amount
  union all
  select 'free ' || f.meter, coalesce(s.quantity, 0)::bigint, f.quantity
  from free_use f left join (
    select c.meter, credit_period('month', c.at) as starts_at, sum(c.free_quantity) as quantity
    from reservation c where c.state <> 'released' group by 1, 2) s on s.meter = f.meter and s.starts_at = f.starts_at
  where f.organization_id = org and f.quantity <> coalesce(s.quantity, 0)
  union all
  select 'reserved of budget ' || p.budget_id, coalesce(s.held, 0)::bigint, p.reserved_micros
  from budget_period p left join (
    select x.id, sum(c.held_micros) as held
    from reservation c cross join lateral unnest(c.counted) as x (id) where c.state = 'held' group by 1) s on s.id = p.id
  where p.organization_id = org and p.reserved_micros <> coalesce(s.held, 0)
  union all
  select 'spent of budget ' || p.budget_id, s.spent, p.spent_micros
  from budget_period p join budget b on b.organization_id = p.organization_id and b.id = p.budget_id
    cross join lateral (select credit_spent(b, p.starts_at) as spent) s
  where p.organization_id = org and p.spent_micros <> s.spent
  union all
  select 'pool', 1::bigint, 0::bigint
  where exists (select from node n where n.organization_id = org and n.id = org)
    and not exists (select from credit_pool p where p.organization_id = org);
end;
