-- What Prisma cannot express: the guarantees of money.

alter table "credit_pool"
  add constraint "credit_pool_reserved" check (reserved_micros >= 0),
  -- What is free never falls below zero by spending. A refund or a dispute takes it there on purpose, and
  -- notes how far: further down nothing goes.
  add constraint "credit_pool_floor" check (floor_micros <= 0 and balance_micros - reserved_micros >= floor_micros);

alter table "credit_reservation"
  add constraint "credit_reservation_state" check (state in ('held', 'due', 'settled', 'released')),
  add constraint "credit_reservation_amounts" check (
    quantity > 0 and free_quantity between 0 and quantity and price_micros >= 0 and price_per > 0
    and estimate_micros >= 0 and most_micros >= estimate_micros
    and held_micros >= 0 and charged_micros between 0 and most_micros),
  add constraint "credit_reservation_held" check (held_micros = 0 or state = 'held'),
  add constraint "credit_reservation_ended" check ((ended_at is null) = (state in ('held', 'due'))),
  add constraint "credit_reservation_meter" check (meter ~ '^[a-z][a-z0-9_]{0,63}$');
-- What is under way and what is still to be paid: small sets that are read often.
create index "credit_reservation_open" on "credit_reservation" (organization_id, expires_at) where state = 'held';
create index "credit_reservation_due" on "credit_reservation" (organization_id, at) where state = 'due';

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

create function count_ledger_entry() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if new.amount_micros = 0 then return null; end if;
  if new.kind in ('usage', 'correction') then
    update credit_pool p
    set balance_micros = p.balance_micros + case when new.to_account = 'pool' then new.amount_micros else -new.amount_micros end
    where p.organization_id = new.organization_id;
  else
    -- Money that comes in lifts the floor again, as far as zero; money that is taken back lowers it.
    update credit_pool p
    set balance_micros = b.balance, floor_micros = least(0, b.balance - p.reserved_micros)
    from (select c.balance_micros + case when new.to_account = 'pool' then new.amount_micros else -new.amount_micros end as balance
          from credit_pool c where c.organization_id = new.organization_id for update) b
    where p.organization_id = new.organization_id;
  end if;
  if not found then raise exception 'This organization has no credit pool'; end if;
  return null;
end $$;
create trigger "ledger_entry_counts" after insert on "ledger_entry" for each row execute function count_ledger_entry();

create function count_reservation() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare
  org uuid := coalesce(new.organization_id, old.organization_id);
  change bigint := coalesce(new.held_micros, 0) - coalesce(old.held_micros, 0);
  free bigint;
begin
  if change = 0 then return null; end if;
  update credit_pool p set reserved_micros = p.reserved_micros + change
  where p.organization_id = org and (change < 0 or p.balance_micros - p.reserved_micros >= change);
  if not found then
    select p.balance_micros - p.reserved_micros into free from credit_pool p where p.organization_id = org;
    perform refuse_spending(jsonb_build_object('by', 'pool', 'needed', change::text, 'left', coalesce(free, 0)::text));
  end if;
  return null;
end $$;
create trigger "credit_reservation_counts" after insert or update of held_micros or delete on "credit_reservation" for each row execute function count_reservation();

-- When the day or month begins that something falls into. Periods are those of UTC.
create function credit_period(period text, moment timestamptz) returns date
immutable language sql return date_trunc(period, moment at time zone 'utc')::date;

-- A node's line from the organization down, as ids.
create function credit_line(org uuid, leaf uuid) returns uuid[]
stable language plpgsql set search_path = public, pg_temp set plan_cache_mode = force_generic_plan as $$
declare
  line uuid[] := '{}';
  here uuid := leaf;
  up uuid;
begin
  while here is not null loop
    select n.parent_id into up from node n where n.organization_id = org and n.id = here;
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

-- Spending goes on side by side; whoever sets a budget waits for it and keeps it waiting, so that the new
-- budget counts everything once. Budgets are locked in the order of their ids, and the pool after them.
create function credit_lock(org uuid) returns void
volatile language sql set search_path = public, pg_temp
  return (select pg_advisory_xact_lock_shared(hashtextextended('credits ' || org, 0)));
create function credit_lock_alone(org uuid) returns void
volatile language sql set search_path = public, pg_temp
  return (select pg_advisory_xact_lock(hashtextextended('credits ' || org, 0)));

-- A reservation as programs read it: amounts as text, since JSON's numbers are not money.
create function credit_told(r credit_reservation) returns jsonb
immutable language sql return jsonb_build_object('id', r.id, 'key', r.key, 'state', r.state,
  'estimateMicros', r.estimate_micros::text, 'chargedMicros', r.charged_micros::text, 'freeQuantity', r.free_quantity::text);

-- Notes what something is expected to cost, before it is done: the pool and every budget on the agent's line
-- must have room, else it refuses (AC001) and nothing is changed. `due` notes what was used already: it asks
-- for no room and is charged once there is some. Under a key that is known it changes nothing.
-- Returns the reservation, and whether it was `known`.
create function credit_hold(org uuid, wanted jsonb) returns jsonb
volatile language plpgsql set search_path = public, pg_temp set plan_cache_mode = force_generic_plan as $$
declare
  w record;
  r credit_reservation;
  b record;
  used bigint;
  line uuid[];
  free bigint := 0;
  cost bigint;
  hold bigint;
  moment timestamptz;
  period uuid;
  spent bigint;
  counted uuid[] := '{}';
begin
  perform set_config('alfe.organization_id', org::text, true);
  perform credit_lock(org);
  select * into w from jsonb_to_record(wanted) as x (
    id uuid, key text, node_id uuid, integration text, connection_id uuid, call_id uuid, meter text, quantity bigint,
    allowance bigint, price_micros bigint, price_per bigint, price_version text, most_times int, sandbox boolean,
    note text, at timestamptz, expires_at timestamptz, over_budget boolean, due boolean);
  select * into r from credit_reservation c where c.organization_id = org and c.key = w.key;
  if found then return credit_told(r) || '{"known": true}'; end if;
  moment := coalesce(w.at, now());
  line := credit_line(org, w.node_id);

  if w.allowance > 0 then
    insert into free_use (organization_id, meter, starts_at) values (org, w.meter, credit_period('month', moment))
    on conflict do nothing;
    select f.quantity into used from free_use f
    where f.organization_id = org and f.meter = w.meter and f.starts_at = credit_period('month', moment) for update;
    free := least(w.quantity, greatest(w.allowance - used, 0));
    if free > 0 then
      update free_use f set quantity = f.quantity + free
      where f.organization_id = org and f.meter = w.meter and f.starts_at = credit_period('month', moment);
    end if;
  end if;
  cost := credit_cost(w.quantity - free, w.price_micros, coalesce(w.price_per, 1));
  hold := case when w.due then 0 else cost end;

  if hold > 0 then
    for b in
      select x.* from budget x
      where x.organization_id = org and x.node_id = any (line)
        and x.integration in ('', coalesce(w.integration, '')) and x.meter in ('', w.meter)
      order by x.id
    loop
      update budget_period p set reserved_micros = p.reserved_micros + hold
      where p.organization_id = org and p.budget_id = b.id and p.starts_at = credit_period(b.period, moment)
        and (w.over_budget or p.spent_micros + p.reserved_micros + hold <= b.amount_micros)
      returning p.id into period;
      if not found then
        insert into budget_period (organization_id, id, budget_id, starts_at)
        values (org, gen_random_uuid(), b.id, credit_period(b.period, moment)) on conflict do nothing;
        update budget_period p set reserved_micros = p.reserved_micros + hold
        where p.organization_id = org and p.budget_id = b.id and p.starts_at = credit_period(b.period, moment)
          and (w.over_budget or p.spent_micros + p.reserved_micros + hold <= b.amount_micros)
        returning p.id into period;
      end if;
      if not found then
        select p.spent_micros + p.reserved_micros into spent from budget_period p
        where p.organization_id = org and p.budget_id = b.id and p.starts_at = credit_period(b.period, moment);
        perform refuse_spending(jsonb_build_object('by', 'budget', 'needed', hold::text,
          'left', greatest(b.amount_micros - spent, 0)::text, 'budget', jsonb_build_object(
            'id', b.id, 'nodeId', b.node_id, 'period', b.period, 'integration', b.integration, 'meter', b.meter,
            'amountMicros', b.amount_micros::text, 'atLimit', b.at_limit)));
      end if;
      counted := counted || period;
    end loop;
  end if;

  insert into credit_reservation (organization_id, id, key, state, node_id, lineage, integration, connection_id, call_id,
    meter, quantity, free_quantity, price_micros, price_per, price_version, estimate_micros, most_micros, held_micros,
    counted, sandbox, note, at, expires_at)
  values (org, coalesce(w.id, gen_random_uuid()), w.key, case when w.due then 'due' else 'held' end, w.node_id, line,
    w.integration, w.connection_id, w.call_id, w.meter, w.quantity, free, w.price_micros, coalesce(w.price_per, 1),
    w.price_version, cost, cost * greatest(coalesce(w.most_times, 1), 1), hold, counted, coalesce(w.sandbox, false),
    coalesce(w.note, ''), moment, w.expires_at)
  returning * into r;
  return credit_told(r) || '{"known": false}';
end $$;

-- Adds to what the budgets on a reservation's line have spent, and takes from what they have reserved.
create function credit_count_spent(r credit_reservation, charged bigint, unheld bigint) returns void
volatile language plpgsql set search_path = public, pg_temp set plan_cache_mode = force_generic_plan as $$
declare
  b record;
begin
  for b in
    select x.* from budget x
    where x.organization_id = r.organization_id and x.node_id = any (r.lineage)
      and x.integration in ('', coalesce(r.integration, '')) and x.meter in ('', r.meter)
    order by x.id
  loop
    insert into budget_period as p (organization_id, id, budget_id, starts_at, spent_micros)
    values (r.organization_id, gen_random_uuid(), b.id, credit_period(b.period, r.at), greatest(charged, 0))
    on conflict (organization_id, budget_id, starts_at) do update
    set spent_micros = p.spent_micros + charged,
      reserved_micros = p.reserved_micros - case when p.id = any (r.counted) then unheld else 0 end;
  end loop;
end $$;

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
  price bigint;
  charge bigint;
  free bigint;
  change bigint;
begin
  perform set_config('alfe.organization_id', org::text, true);
  perform credit_lock(org);
  select * into r from credit_reservation c where c.organization_id = org and c.key = of_key for update;
  if not found then return null; end if;
  if r.state = 'released' then return credit_told(r); end if;
  used := greatest(coalesce(amount, r.quantity), 1);
  -- What is free is so whatever the provider asks for it.
  price := case when r.free_quantity >= used then 0
    else coalesce(actual, r.actual_micros, credit_cost(used - r.free_quantity, r.price_micros, r.price_per)) end;
  charge := least(price, r.most_micros);

  if charge - r.charged_micros > r.held_micros then
    -- More than is held: as far as there is something. The budgets come before the pool, as everywhere.
    perform from budget_period p join budget x on x.organization_id = p.organization_id and x.id = p.budget_id
    where p.organization_id = org and x.node_id = any (r.lineage) order by x.id for update of p;
    select p.balance_micros - p.reserved_micros into free from credit_pool p where p.organization_id = org for update;
    if r.state = 'due' and charge > greatest(free, 0) then
      -- It stays due, at what the provider said meanwhile.
      update credit_reservation c set actual_micros = coalesce(actual, c.actual_micros), quantity = used
      where c.organization_id = org and c.id = r.id returning * into r;
      return credit_told(r);
    end if;
    charge := least(charge, r.charged_micros + r.held_micros + greatest(free, 0));
  end if;
  change := charge - r.charged_micros;

  perform credit_count_spent(r, change, r.held_micros);
  if r.state in ('held', 'due') then
    update credit_reservation c set state = 'settled', held_micros = 0, charged_micros = charge, quantity = used,
      free_quantity = least(free_quantity, used), ended_at = now()
    where c.organization_id = org and c.id = r.id returning * into r;
    insert into ledger_entry (organization_id, id, key, kind, from_account, to_account, amount_micros, node_id, lineage,
      integration, connection_id, call_id, reservation_id, meter, quantity, free_quantity, price_micros, price_per,
      price_version, estimate_micros, waived_micros, sandbox, note, at)
    values (org, gen_random_uuid(), r.key, 'usage', 'pool', 'usage', charge, r.node_id, r.lineage, r.integration,
      r.connection_id, r.call_id, r.id, r.meter, r.quantity, r.free_quantity, r.price_micros, r.price_per,
      r.price_version, r.estimate_micros, price - charge, r.sandbox, r.note, r.at);
  elsif change <> 0 then
    update credit_reservation c set charged_micros = charge, corrections = c.corrections + 1, quantity = used
    where c.organization_id = org and c.id = r.id returning * into r;
    insert into ledger_entry (organization_id, id, key, kind, from_account, to_account, amount_micros, node_id, lineage,
      integration, connection_id, call_id, reservation_id, meter, quantity, free_quantity, price_micros, price_per,
      price_version, estimate_micros, sandbox, note, at)
    values (org, gen_random_uuid(), r.key || '#' || r.corrections, 'correction',
      case when change > 0 then 'pool' else 'usage' end, case when change > 0 then 'usage' else 'pool' end, abs(change),
      r.node_id, r.lineage, r.integration, r.connection_id, r.call_id, r.id, r.meter, r.quantity, r.free_quantity,
      r.price_micros, r.price_per, r.price_version, r.estimate_micros, r.sandbox, r.note, r.at);
  end if;
  if r.call_id is not null and change <> 0 then
    update tool_call t set cost_micros = t.cost_micros + change where t.organization_id = org and t.id = r.call_id;
  end if;
  return credit_told(r);
end $$;

-- Gives back what was held: it was not done after all. Returns whether there was something to give back.
create function credit_release(org uuid, of_key text) returns boolean
volatile language plpgsql set search_path = public, pg_temp set plan_cache_mode = force_generic_plan as $$
declare
  r credit_reservation;
begin
  perform set_config('alfe.organization_id', org::text, true);
  perform credit_lock(org);
  select * into r from credit_reservation c
  where c.organization_id = org and c.key = of_key and c.state in ('held', 'due') for update;
  if not found then return false; end if;
  if r.free_quantity > 0 then
    update free_use f set quantity = greatest(f.quantity - r.free_quantity, 0)
    where f.organization_id = org and f.meter = r.meter and f.starts_at = credit_period('month', r.at);
  end if;
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
  for of_key in
    select c.key from credit_reservation c where c.organization_id = org and c.state = 'due' order by c.at, c.id limit 1000
  loop
    exit when credit_settle(org, of_key)->>'state' = 'due';
    collected := collected + 1;
  end loop;
  return collected;
end $$;

-- What a budget has spent and reserved in its present period, from the entries and the open reservations. Whoever
-- sets a budget calls it in the same transaction, after `credit_lock_alone`.
create function credit_adopt_budget(org uuid, of_budget uuid) returns void
volatile language plpgsql set search_path = public, pg_temp as $$
declare
  b budget;
  starts date;
  period uuid;
begin
  select * into strict b from budget x where x.organization_id = org and x.id = of_budget;
  starts := credit_period(b.period, now());
  insert into budget_period as p (organization_id, id, budget_id, starts_at)
  values (org, gen_random_uuid(), b.id, starts)
  on conflict (organization_id, budget_id, starts_at) do update set starts_at = excluded.starts_at
  returning p.id into period;
  update credit_reservation c set counted = c.counted || period
  where c.organization_id = org and c.state = 'held' and b.node_id = any (c.lineage)
    and b.integration in ('', coalesce(c.integration, '')) and b.meter in ('', c.meter)
    and credit_period(b.period, c.at) = starts and not period = any (c.counted);
  update budget_period p set
    spent_micros = (
      select coalesce(sum(case when e.to_account = 'usage' then e.amount_micros else -e.amount_micros end), 0)
      from ledger_entry e
      where e.organization_id = org and e.kind in ('usage', 'correction') and e.at >= starts::timestamp at time zone 'utc'
        and credit_period(b.period, e.at) = starts and b.node_id = any (e.lineage)
        and b.integration in ('', coalesce(e.integration, '')) and b.meter in ('', e.meter)),
    reserved_micros = (
      select coalesce(sum(c.held_micros), 0) from credit_reservation c
      where c.organization_id = org and c.state = 'held' and period = any (c.counted))
  where p.organization_id = org and p.id = period;
end $$;

-- What does not add up; nothing, when all is well. `found` is what is kept, `expected` what its entries say.
create function credit_check(org uuid) returns table (what text, expected bigint, found bigint)
stable language sql set search_path = public, pg_temp
begin atomic
  with entries as (
    select coalesce(sum(case when e.to_account = 'pool' then e.amount_micros else -e.amount_micros end), 0)::bigint as balance
    from ledger_entry e where e.organization_id = org
  ), held as (
    select coalesce(sum(c.held_micros), 0)::bigint as reserved from credit_reservation c
    where c.organization_id = org and c.state = 'held'
  ), charged as (
    select coalesce(sum(c.charged_micros), 0)::bigint as charged from credit_reservation c where c.organization_id = org
  ), used as (
    select coalesce(sum(case when e.to_account = 'usage' then e.amount_micros else -e.amount_micros end), 0)::bigint as used
    from ledger_entry e where e.organization_id = org and e.kind in ('usage', 'correction')
  )
  select 'balance', entries.balance, p.balance_micros from credit_pool p, entries
  where p.organization_id = org and p.balance_micros <> entries.balance
  union all
  select 'reserved', held.reserved, p.reserved_micros from credit_pool p, held
  where p.organization_id = org and p.reserved_micros <> held.reserved
  union all
  select 'charged', used.used, charged.charged from charged, used where used.used <> charged.charged
  union all
  select 'reserved of budget ' || p.budget_id, coalesce(sum(c.held_micros), 0)::bigint, p.reserved_micros
  from budget_period p left join credit_reservation c
    on c.organization_id = p.organization_id and c.state = 'held' and p.id = any (c.counted)
  where p.organization_id = org group by p.organization_id, p.id having p.reserved_micros <> coalesce(sum(c.held_micros), 0)
  union all
  select 'pool', 1, 0 where not exists (select from credit_pool p where p.organization_id = org)
    and exists (select from node n where n.organization_id = org and n.parent_id is null);
end;
