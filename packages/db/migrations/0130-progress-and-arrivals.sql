-- How far routes are, when their stops will be reached, and what the fleet learned of how long things take.

alter table route_stops add column left_at timestamptz;
-- where goods were when, by order, and stops of running routes
create index route_stops_standing on route_stops (route_id) where state = 'arrived';

-- One row for each route that a driver took on.
create table route_progress (
  route_id        uuid primary key,
  organisation_id uuid not null,
  -- when somebody looks at it next
  look_at         timestamptz not null,
  looked_at       timestamptz,
  -- the newest fix that was looked at, and the oldest that came late since
  seen_through    timestamptz,
  again_from      timestamptz,
  lat_e7          integer,
  lon_e7          integer,
  percent         integer not null default 0,
  distance_left_m integer,
  stops_left      integer not null default 0,
  -- the way through its stops, as the routing interface answered it: `RouteWay`
  way_key         text,
  way             jsonb,
  -- what is kept between two looks: `Standing`, `RouteConditions`, the vehicle's `Pace`
  standing        jsonb,
  conditions      jsonb not null default '{}',
  pace            jsonb,
  -- set when all its stops are over and learned from
  closed_at       timestamptz,
  constraint route_progress_percent_whole check (percent between 0 and 100),
  constraint route_progress_route_exists foreign key (organisation_id, route_id) references routes (organisation_id, id) on delete cascade
);
create index route_progress_open on route_progress (look_at) where closed_at is null;
select isolate('route_progress');
grant select on route_progress to cartage_app;
grant select, insert, update, delete on route_progress to cartage_platform;

-- When a stop will be reached. A plan that is saved again makes its stops anew: by order, leg and kind they are the same.
create table stop_estimates (
  stop_id         uuid primary key,
  route_id        uuid not null,
  organisation_id uuid not null,
  order_id        uuid not null,
  leg             integer not null,
  kind            text not null,
  p50             timestamptz,
  p90             timestamptz,
  late_share      real,
  stops_before    integer not null default 0,
  -- `StopConditions` and `Predictions`
  conditions      jsonb not null default '{}',
  predictions     jsonb not null default '[]',
  estimated_at    timestamptz,
  -- set when its arrival, and the work there, were learned from
  settled_at      timestamptz,
  learned_at      timestamptz,
  constraint stop_estimates_range_in_order check (p90 >= p50),
  constraint stop_estimates_route_exists foreign key (organisation_id, route_id) references routes (organisation_id, id) on delete cascade
);
create index stop_estimates_by_route on stop_estimates (route_id);
create index stop_estimates_by_order on stop_estimates (organisation_id, order_id);
select isolate('stop_estimates');
grant select on stop_estimates to cartage_app;
grant select, insert, update, delete on stop_estimates to cartage_platform;

-- What the fleet learned, by key: `Sketch`, whole numbers, so that merging is exact.
create table learned_durations (
  organisation_id uuid not null references organisations (id) on delete cascade,
  key             text not null,
  sketch          jsonb not null,
  constraint learned_durations_once primary key (organisation_id, key)
);
select isolate('learned_durations');
grant select on learned_durations to cartage_app;
grant select, insert, update, delete on learned_durations to cartage_platform;

-- How areas run now: `Pace`.
create table area_paces (
  organisation_id uuid not null references organisations (id) on delete cascade,
  area            text not null,
  pace            jsonb not null,
  constraint area_paces_once primary key (organisation_id, area)
);
select isolate('area_paces');
grant select on area_paces to cartage_app;
grant select, insert, update, delete on area_paces to cartage_platform;

-- What was predicted against what happened: `Calibration`. Whoever learns for an organisation holds its row.
create table eta_calibrations (
  organisation_id uuid primary key references organisations (id) on delete cascade,
  calibration     jsonb not null,
  changed_at      timestamptz not null
);
select isolate('eta_calibrations');
grant select on eta_calibrations to cartage_app;
grant select, insert, update, delete on eta_calibrations to cartage_platform;

-- An alert of a route and its order; null where positions alone raised it.
alter table alerts add column route_id uuid, add column order_id uuid;
create index alerts_by_route on alerts (route_id) where route_id is not null;
create index alerts_by_order on alerts (organisation_id, order_id) where order_id is not null;
