-- Goods that hub workers count in and out at their hubs, a row a piece. Nobody changes or takes back what was counted.

create table scans (
  -- made by whoever scans, once for each piece: the same again is the same row
  id              uuid not null,
  organisation_id uuid not null references organisations (id) on delete cascade,
  hub_id          uuid not null,
  order_id        uuid not null,
  line            integer not null,
  -- the leg that brings the piece here, or takes it away
  leg             integer not null,
  direction       text not null,
  scanned_by      uuid not null,
  scanned_by_kind text not null,
  -- when it happened, as whoever scanned says, and when it came to us
  scanned_at      timestamptz not null,
  received_at     timestamptz not null,
  constraint scans_once primary key (organisation_id, id),
  constraint scans_direction_known check (direction in ('in', 'out')),
  constraint scans_line_from_one check (line >= 1 and leg >= 1),
  constraint scans_hub_exists foreign key (organisation_id, hub_id) references hubs (organisation_id, id) on delete cascade,
  -- looked at when a transaction ends, so that the order's rows can be made anew in one
  constraint scans_order_exists foreign key (organisation_id, order_id) references orders (organisation_id, id)
    deferrable initially deferred
);
create index scans_by_order on scans (organisation_id, order_id, leg, direction);
create index scans_by_hub on scans (organisation_id, hub_id, received_at desc);
select isolate('scans');
grant select, insert on scans to cartage_app, cartage_platform;
