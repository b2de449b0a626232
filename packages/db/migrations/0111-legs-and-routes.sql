-- The legs of an order's way, the routes that carry them, and how far they have come.

alter table orders add column skills text[] not null default '{}';

-- Projected from the order's log, as its other rows are.
create table order_legs (
  order_id        uuid not null,
  organisation_id uuid not null,
  leg             integer not null,
  -- null is the door
  from_hub_id     uuid,
  to_hub_id       uuid,
  state           text not null,
  constraint order_legs_once primary key (order_id, leg),
  constraint order_legs_from_one check (leg >= 1),
  constraint order_legs_state_known check (state in ('waiting', 'under_way', 'done')),
  constraint order_legs_order_exists foreign key (organisation_id, order_id) references orders (organisation_id, id) on delete cascade,
  constraint order_legs_from_exists foreign key (organisation_id, from_hub_id) references hubs (organisation_id, id),
  constraint order_legs_to_exists foreign key (organisation_id, to_hub_id) references hubs (organisation_id, id)
);
select isolate('order_legs');
grant select, insert, update, delete on order_legs to cartage_app, cartage_platform;
insert into order_legs
  select id, organisation_id, 1, null, null,
         case when state = 'delivered' then 'done'
              when state in ('collected', 'in_transit', 'out_for_delivery') then 'under_way' else 'waiting' end
    from orders;

-- One vehicle's planned working day.
create table routes (
  id              uuid primary key,
  organisation_id uuid not null references organisations (id) on delete cascade,
  day             date not null,
  -- whose midnight the day begins at
  time_zone       text not null,
  vehicle_id      uuid not null,
  driver_id       uuid,
  state           text not null default 'planned',
  version         integer not null default 1,
  start_hub_id    uuid,
  end_hub_id      uuid,
  shift_from      timestamptz not null,
  shift_until     timestamptz not null,
  -- rests that the plan counts with, as [{"from": ms, "until": ms}]
  breaks          jsonb not null default '[]',
  departs_at      timestamptz not null,
  ends_at         timestamptz not null,
  distance_m      integer not null,
  work_s          integer not null,
  created_at      timestamptz not null,
  sent_at         timestamptz,
  accepted_at     timestamptz,
  declined_at     timestamptz,
  decline_reason  text,
  started_at      timestamptz,
  finished_at     timestamptz,
  constraint routes_state_known check (state in ('planned', 'sent', 'accepted', 'under_way', 'finished', 'cancelled')),
  constraint routes_sent_with_driver check (driver_id is not null or state in ('planned', 'cancelled')),
  constraint routes_shift_in_order check (shift_until > shift_from),
  constraint routes_within_organisation unique (organisation_id, id),
  constraint routes_vehicle_exists foreign key (organisation_id, vehicle_id) references vehicles (organisation_id, id),
  constraint routes_start_exists foreign key (organisation_id, start_hub_id) references hubs (organisation_id, id),
  constraint routes_end_exists foreign key (organisation_id, end_hub_id) references hubs (organisation_id, id)
);
create unique index routes_one_per_vehicle_and_day on routes (organisation_id, vehicle_id, day) where state <> 'cancelled';
create index routes_by_day on routes (organisation_id, day);
create index routes_by_driver on routes (organisation_id, driver_id, day);
create index routes_under_way on routes (organisation_id, vehicle_id) where state in ('accepted', 'under_way');
select isolate('routes');
grant select, insert, update on routes to cartage_app;
grant select, insert, update, delete on routes to cartage_platform;

-- The same moves as in packages/domain/src/routes/route-states.ts.
create function guard_route_state() returns trigger
  language plpgsql as $$
begin
  if new.state <> old.state and (old.state, new.state) not in (
    ('planned', 'sent'), ('planned', 'cancelled'),
    ('sent', 'planned'), ('sent', 'accepted'),
    ('accepted', 'under_way'), ('accepted', 'planned'),
    ('under_way', 'finished'))
  then
    raise exception 'a route does not go from % to %', old.state, new.state
      using errcode = 'check_violation', constraint = 'routes_state_follows';
  end if;
  return new;
end $$;
create trigger routes_guard_state before update of state on routes for each row execute function guard_route_state();

-- Where something of an order's leg is taken on board or handed over.
create table route_stops (
  id              uuid primary key,
  organisation_id uuid not null,
  route_id        uuid not null,
  -- its place on the route, from 1
  seq             integer not null,
  kind            text not null,
  order_id        uuid not null,
  leg             integer not null,
  -- null is the door
  hub_id          uuid,
  name            text not null,
  address         text not null,
  lat_e7          integer not null,
  lon_e7          integer not null,
  window_from     timestamptz,
  window_until    timestamptz,
  service_s       integer not null,
  -- as planned
  arrives_at      timestamptz not null,
  starts_at       timestamptz not null,
  leaves_at       timestamptz not null,
  late_s          integer not null,
  state           text not null default 'planned',
  arrived_at      timestamptz,
  arrived_by      text,
  ended_at        timestamptz,
  reason          text,
  constraint route_stops_kind_known check (kind in ('pickup', 'delivery')),
  constraint route_stops_state_known check (state in ('planned', 'arrived', 'done', 'failed', 'skipped')),
  constraint route_stops_arrived_by_known check (arrived_by in ('geofence', 'button')),
  constraint route_stops_arrived_somehow check ((arrived_at is null) = (arrived_by is null)),
  constraint route_stops_over_since check ((state in ('done', 'failed', 'skipped')) = (ended_at is not null)),
  constraint route_stops_failed_for_a_reason check (state <> 'failed' or btrim(reason) <> ''),
  constraint route_stops_once_in_place unique (route_id, seq) deferrable initially deferred,
  constraint route_stops_within_organisation unique (organisation_id, id),
  constraint route_stops_route_exists foreign key (organisation_id, route_id) references routes (organisation_id, id) on delete cascade,
  -- looked at when a transaction ends, so that the order's rows can be made anew in one
  constraint route_stops_order_exists foreign key (organisation_id, order_id) references orders (organisation_id, id)
    deferrable initially deferred
);
-- a leg is carried once: of two who plan it at once, one wins
create unique index route_stops_leg_once on route_stops (order_id, leg, kind) where state in ('planned', 'arrived');
create index route_stops_by_route on route_stops (route_id, seq);
create index route_stops_by_order on route_stops (organisation_id, order_id);
select isolate('route_stops');
grant select, insert, update, delete on route_stops to cartage_app, cartage_platform;
