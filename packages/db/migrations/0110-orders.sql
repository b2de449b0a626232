-- What customers want moved. The log of an order is what is true; orders, items and stops are projected from it.

create extension if not exists btree_gin;

create table customers (
  id              uuid primary key,
  organisation_id uuid not null references organisations (id) on delete cascade,
  name            text not null,
  -- what the organisation's own books call it
  code            text,
  contact_name    text,
  email           text,
  phone           text,
  note            text,
  created_at      timestamptz not null,
  archived_at     timestamptz,
  constraint customers_name_not_blank check (btrim(name) <> ''),
  constraint customers_code_not_blank check (btrim(code) <> ''),
  constraint customers_within_organisation unique (organisation_id, id)
);
create unique index customers_name_unique on customers (organisation_id, lower(name)) where archived_at is null;
create unique index customers_code_unique on customers (organisation_id, lower(code)) where archived_at is null;
select isolate('customers');
grant select, insert, update on customers to cartage_app, cartage_platform;

-- Places that orders go to again and again; one without a customer serves all.
create table addresses (
  id              uuid primary key,
  organisation_id uuid not null references organisations (id) on delete cascade,
  customer_id     uuid,
  name            text not null,
  address         text not null,
  lat_e7          integer,
  lon_e7          integer,
  phone           text,
  instructions    text,
  created_at      timestamptz not null,
  archived_at     timestamptz,
  constraint addresses_name_not_blank check (btrim(name) <> ''),
  constraint addresses_place_whole check ((lat_e7 is null) = (lon_e7 is null)),
  constraint addresses_lat_on_earth check (lat_e7 between -900000000 and 900000000),
  constraint addresses_lon_on_earth check (lon_e7 between -1800000000 and 1800000000),
  constraint addresses_customer_exists foreign key (organisation_id, customer_id) references customers (organisation_id, id)
);
create index addresses_by_customer on addresses (organisation_id, customer_id, lower(name), id) where archived_at is null;
select isolate('addresses');
grant select, insert, update on addresses to cartage_app, cartage_platform;

create table order_counters (
  organisation_id uuid primary key references organisations (id) on delete cascade,
  last_number     integer not null
);
select isolate('order_counters');
grant select, insert, update on order_counters to cartage_app, cartage_platform;

-- One row for everything that happened to an order, in the order in which it did.
create table order_events (
  organisation_id uuid not null references organisations (id),
  order_id        uuid not null,
  version         integer not null,
  type            text not null,
  body            jsonb not null,
  occurred_at     timestamptz not null,
  actor_kind      text not null,
  actor_id        text not null,
  -- who did it on the actor's behalf
  behind_id       uuid,
  constraint order_events_once primary key (order_id, version),
  constraint order_events_from_one check (version >= 1),
  constraint order_events_begin_with_creation check ((version = 1) = (type = 'created'))
);
create index order_events_by_organisation on order_events (organisation_id, order_id);
select isolate('order_events');
grant select, insert on order_events to cartage_app, cartage_platform;

create function refuse_order_event_change() returns trigger
  language plpgsql as $$
begin
  raise exception 'the log of an order is only added to'
    using errcode = 'restrict_violation', constraint = 'order_events_only_added';
end $$;
create trigger order_events_only_added before update or delete on order_events
  for each row execute function refuse_order_event_change();
create trigger order_events_never_emptied before truncate on order_events
  for each statement execute function refuse_order_event_change();
-- also where a connection replicates, which passes over plain triggers
alter table order_events enable always trigger order_events_only_added;
alter table order_events enable always trigger order_events_never_emptied;

-- The order as lists and plans need it.
create table orders (
  id              uuid primary key,
  organisation_id uuid not null references organisations (id) on delete cascade,
  number          integer not null,
  version         integer not null,
  state           text not null,
  is_collected    boolean not null,
  priority        text not null,
  customer_id     uuid,
  customer_name   text,
  reference       text,
  -- the end of the delivery's window
  due_at          timestamptz not null,
  pickup_name     text not null,
  delivery_name   text not null,
  delivery_address text not null,
  pieces          integer not null,
  weight_g        bigint not null,
  volume_cm3      bigint not null,
  cash_minor      bigint,
  cash_currency   text,
  instructions    text,
  reason          text,
  source          text not null,
  source_id       uuid,
  created_at      timestamptz not null,
  changed_at      timestamptz not null,
  -- what a search finds it by: folded words, see packages/domain/src/orders/search-rules.ts
  words           tsvector not null,
  constraint orders_number_unique unique (organisation_id, number),
  constraint orders_within_organisation unique (organisation_id, id),
  constraint orders_state_known check (state in ('draft', 'placed', 'planned', 'dispatched', 'collected', 'in_transit',
    'at_hub', 'out_for_delivery', 'delivered', 'failed', 'returning', 'returned', 'cancelled')),
  constraint orders_priority_known check (priority in ('normal', 'high', 'urgent')),
  constraint orders_source_known check (source in ('form', 'import', 'duplicate', 'api')),
  constraint orders_cash_whole check ((cash_minor is null) = (cash_currency is null)),
  constraint orders_cash_not_negative check (cash_minor >= 0),
  constraint orders_customer_exists foreign key (organisation_id, customer_id) references customers (organisation_id, id)
);
-- the customer's own reference names one order
create unique index orders_reference_unique on orders (organisation_id, customer_id, reference)
  nulls not distinct where reference is not null;
-- Each filter in each sort; the other filters' columns stand behind, so that what they leave out is not fetched.
create index orders_by_number on orders (organisation_id, number desc, state, customer_id, priority);
create index orders_by_due on orders (organisation_id, due_at, id, state, customer_id, priority);
create index orders_by_state_number on orders (organisation_id, state, number desc, customer_id, priority);
create index orders_by_state_due on orders (organisation_id, state, due_at, id, customer_id, priority);
create index orders_by_customer_number on orders (organisation_id, customer_id, number desc, state, priority);
create index orders_by_customer_due on orders (organisation_id, customer_id, due_at, id, state, priority);
create index orders_by_priority_number on orders (organisation_id, priority, number desc, state, customer_id);
create index orders_by_priority_due on orders (organisation_id, priority, due_at, id, state, customer_id);
create index orders_by_words on orders using gin (organisation_id, words);
select isolate('orders');
grant select, insert, update, delete on orders to cartage_app, cartage_platform;

-- The same moves as in packages/domain/src/orders/states.ts.
create function guard_order_state() returns trigger
  language plpgsql as $$
begin
  if new.version <= old.version or (new.state <> old.state and (old.state, new.state) not in (
    ('draft', 'placed'), ('draft', 'cancelled'),
    ('placed', 'planned'), ('placed', 'cancelled'),
    ('planned', 'placed'), ('planned', 'dispatched'), ('planned', 'cancelled'),
    ('dispatched', 'planned'), ('dispatched', 'collected'), ('dispatched', 'failed'), ('dispatched', 'cancelled'),
    ('collected', 'in_transit'), ('collected', 'out_for_delivery'), ('collected', 'failed'),
    ('in_transit', 'at_hub'), ('in_transit', 'out_for_delivery'), ('in_transit', 'failed'),
    ('at_hub', 'in_transit'), ('at_hub', 'out_for_delivery'), ('at_hub', 'failed'),
    ('out_for_delivery', 'delivered'), ('out_for_delivery', 'failed'),
    ('failed', 'planned'), ('failed', 'returning'), ('failed', 'cancelled'),
    ('returning', 'returned')))
  then
    raise exception 'an order does not go from % to %', old.state, new.state
      using errcode = 'check_violation', constraint = 'orders_state_follows';
  end if;
  return new;
end $$;
create trigger orders_guard_state before update of state, version on orders for each row execute function guard_order_state();

create table order_items (
  order_id        uuid not null,
  organisation_id uuid not null,
  line            integer not null,
  kind            text not null,
  description     text not null,
  barcode         text not null,
  quantity        integer not null,
  -- of each
  weight_g        integer not null,
  volume_cm3      integer not null,
  delivered       integer not null,
  constraint order_items_once primary key (order_id, line),
  constraint order_items_kind_known check (kind in ('parcel', 'pallet')),
  constraint order_items_some check (quantity >= 1),
  constraint order_items_measures_not_negative check (weight_g >= 0 and volume_cm3 >= 0),
  constraint order_items_delivered_of_quantity check (delivered between 0 and quantity),
  constraint order_items_barcode_unique unique (organisation_id, barcode),
  constraint order_items_order_exists foreign key (organisation_id, order_id) references orders (organisation_id, id) on delete cascade
);
select isolate('order_items');
grant select, insert, update, delete on order_items to cartage_app, cartage_platform;

create table order_stops (
  order_id        uuid not null,
  organisation_id uuid not null,
  kind            text not null,
  name            text not null,
  address         text not null,
  lat_e7          integer,
  lon_e7          integer,
  phone           text,
  window_from     timestamptz,
  window_until    timestamptz,
  instructions    text,
  constraint order_stops_once primary key (order_id, kind),
  constraint order_stops_kind_known check (kind in ('pickup', 'delivery')),
  constraint order_stops_place_whole check ((lat_e7 is null) = (lon_e7 is null)),
  constraint order_stops_window_whole check ((window_from is null) = (window_until is null)),
  constraint order_stops_end_after_start check (window_until > window_from),
  constraint order_stops_order_exists foreign key (organisation_id, order_id) references orders (organisation_id, id) on delete cascade
);
select isolate('order_stops');
grant select, insert, update, delete on order_stops to cartage_app, cartage_platform;

-- Documents and photos. What an order's log says of them stays when the bytes go.
create table order_files (
  id              uuid primary key,
  organisation_id uuid not null,
  order_id        uuid not null,
  name            text not null,
  kind            text not null,
  media_type      text not null,
  bytes           integer not null,
  content         bytea not null,
  added_at        timestamptz not null,
  constraint order_files_kind_known check (kind in ('document', 'photo')),
  constraint order_files_name_not_blank check (btrim(name) <> ''),
  constraint order_files_not_too_large check (octet_length(content) between 1 and 10485760),
  -- looked at when a transaction ends, so that the order's rows can be made anew in one
  constraint order_files_order_exists foreign key (organisation_id, order_id) references orders (organisation_id, id)
    deferrable initially deferred
);
create index order_files_by_order on order_files (order_id, added_at);
alter table order_files alter column content set storage external;
select isolate('order_files');
grant select, insert, delete on order_files to cartage_app, cartage_platform;

-- What a geocoder answered, so that it is not asked the same again.
create table geocodings (
  organisation_id uuid not null references organisations (id) on delete cascade,
  provider        text not null,
  query           text not null,
  answer          jsonb not null,
  answered_at     timestamptz not null,
  constraint geocodings_once primary key (organisation_id, provider, query)
);
create index geocodings_by_age on geocodings (answered_at);
select isolate('geocodings');
grant select, insert, update on geocodings to cartage_app;
grant select, insert, update, delete on geocodings to cartage_platform;

-- Orders of the connection's organisation by their words, with the list's other filters: under row-level security no index
-- serves a search, because its operator may tell of rows that are not seen.
create function find_orders(given_words text, given_state text, given_customer uuid, given_priority text,
                            due_from timestamptz, due_until timestamptz, sorted_by text, is_ascending boolean,
                            after_value text, after_id uuid, most integer)
  returns table (order_id uuid)
  language plpgsql stable security definer set search_path = public as $$
declare
  way text := case when is_ascending then 'asc' else 'desc' end;
  comparison text := case when is_ascending then '>' else '<' end;
  place text := case sorted_by when 'dueAt' then 'due_at' else 'number' end;
  kind text := case sorted_by when 'dueAt' then 'timestamptz' else 'integer' end;
begin
  return query execute
    'select id from orders where organisation_id = $1 and words @@ $2::tsquery'
    || case when given_state is null then '' else ' and state = $3' end
    || case when given_customer is null then '' else ' and customer_id = $4' end
    || case when given_priority is null then '' else ' and priority = $5' end
    || case when due_from is null then '' else ' and due_at >= $6' end
    || case when due_until is null then '' else ' and due_at < $7' end
    || case when after_value is null then ''
            else format(' and (%I, id) %s ($8::%s, $9)', place, comparison, kind) end
    || format(' order by %I %s, id %s limit $10', place, way, way)
    using current_organisation(), given_words, given_state, given_customer, given_priority, due_from, due_until,
          after_value, after_id, most;
end $$;
revoke execute on function find_orders(text, text, uuid, text, timestamptz, timestamptz, text, boolean, text, uuid, integer)
  from public;
grant execute on function find_orders(text, text, uuid, text, timestamptz, timestamptz, text, boolean, text, uuid, integer)
  to cartage_app;
