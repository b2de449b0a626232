-- Orders that come again by the calendar: a template with a rule, and the orders that were made of it.

create table recurring_orders (
  id              uuid primary key,
  organisation_id uuid not null references organisations (id) on delete cascade,
  version         integer not null default 1,
  name            text not null,
  state           text not null default 'active',
  customer_id     uuid,
  -- what packages/domain/src/recurring/inputs.ts lets in
  template        jsonb not null,
  rule            jsonb not null,
  -- when the days that are due may be others; looked at from then on
  next_look_at    timestamptz not null,
  -- the code of what kept the last orders from being made
  trouble         text,
  created_at      timestamptz not null,
  constraint recurring_orders_name_not_blank check (btrim(name) <> ''),
  constraint recurring_orders_state_known check (state in ('active', 'paused', 'ended')),
  constraint recurring_orders_within_organisation unique (organisation_id, id),
  constraint recurring_orders_customer_exists foreign key (organisation_id, customer_id) references customers (organisation_id, id)
);
create index recurring_orders_by_name on recurring_orders (organisation_id, name, id);
create index recurring_orders_by_look on recurring_orders (next_look_at) where state = 'active';
select isolate('recurring_orders');
grant select, insert, update on recurring_orders to cartage_app, cartage_platform;

-- A day has one order, whoever makes it and however often.
create table recurring_order_days (
  recurring_order_id uuid not null,
  organisation_id    uuid not null,
  day                date not null,
  order_id           uuid not null,
  made_at            timestamptz not null,
  constraint recurring_order_days_once primary key (recurring_order_id, day),
  constraint recurring_order_days_of_one foreign key (organisation_id, recurring_order_id)
    references recurring_orders (organisation_id, id) on delete cascade,
  -- looked at when a transaction ends, so that the order's rows can be made anew in one
  constraint recurring_order_days_order_exists foreign key (organisation_id, order_id) references orders (organisation_id, id)
    deferrable initially deferred
);
create index recurring_order_days_by_order on recurring_order_days (organisation_id, order_id);
select isolate('recurring_order_days');
grant select, insert on recurring_order_days to cartage_app, cartage_platform;

alter table orders drop constraint orders_source_known;
alter table orders add constraint orders_source_known check (source in ('form', 'import', 'duplicate', 'api', 'recurring', 'quote')) not valid;
alter table orders validate constraint orders_source_known;
