-- The network that goods move over: hubs, the lanes between them, and who works where.

create table hubs (
  id               uuid primary key,
  organisation_id  uuid not null references organisations (id) on delete cascade,
  code             text not null,
  name             text not null,
  kind             text not null,
  address          text not null,
  lat_e7           integer not null,
  lon_e7           integer not null,
  geofence_id      uuid,
  time_zone        text not null,
  opening_spans    jsonb,
  capacity_pallets integer,
  is_city_edge     boolean not null default false,
  state            text not null default 'active',
  state_reason     text,
  state_changed_at timestamptz not null,
  version          integer not null default 1,
  created_at       timestamptz not null,
  archived_at      timestamptz,
  constraint hubs_code_shape check (code ~ '^[A-Z0-9][A-Z0-9._-]{0,15}$'),
  constraint hubs_name_not_blank check (btrim(name) <> ''),
  constraint hubs_address_not_blank check (btrim(address) <> ''),
  constraint hubs_kind_known check (kind in ('depot', 'warehouse', 'cross_dock')),
  constraint hubs_on_earth check (lat_e7 between -900000000 and 900000000 and lon_e7 between -1800000000 and 1800000000),
  constraint hubs_capacity_not_negative check (capacity_pallets >= 0),
  constraint hubs_state_known check (state in ('active', 'inactive', 'broken', 'maintenance', 'full')),
  constraint hubs_unusable_for_a_reason check (state = 'active' or btrim(state_reason) <> ''),
  constraint hubs_within_organisation unique (organisation_id, id),
  constraint hubs_geofence_exists foreign key (organisation_id, geofence_id) references geofences (organisation_id, id)
);
create unique index hubs_code_unique on hubs (organisation_id, code) where archived_at is null;
create index hubs_by_name on hubs (organisation_id, name, id) where archived_at is null;
create index hubs_by_text on hubs using gin ((code || ' ' || name || ' ' || address) gin_trgm_ops);
select isolate('hubs');
grant select, insert, update on hubs to cartage_app;
grant select, insert, update, delete on hubs to cartage_platform;

-- One direction; the way back is a lane of its own.
create table lanes (
  id              uuid primary key,
  organisation_id uuid not null references organisations (id) on delete cascade,
  from_hub_id     uuid not null,
  to_hub_id       uuid not null,
  distance_m      integer not null,
  duration_s      integer not null,
  is_usable       boolean not null default true,
  version         integer not null default 1,
  created_at      timestamptz not null,
  constraint lanes_between_two_hubs check (from_hub_id <> to_hub_id),
  constraint lanes_have_a_length check (distance_m > 0 and duration_s > 0),
  constraint lanes_once_each_way unique (organisation_id, from_hub_id, to_hub_id),
  constraint lanes_from_exists foreign key (organisation_id, from_hub_id) references hubs (organisation_id, id) on delete cascade,
  constraint lanes_to_exists foreign key (organisation_id, to_hub_id) references hubs (organisation_id, id) on delete cascade
);
create index lanes_by_to on lanes (organisation_id, to_hub_id);
select isolate('lanes');
grant select, insert, update, delete on lanes to cartage_app, cartage_platform;

-- A lane is made, or opened again, between active hubs only; a hub that closes keeps its lanes, which wait for it.
create function refuse_lane_to_closed_hub() returns trigger
  language plpgsql as $$
declare closed text;
begin
  select code into closed from hubs
   where organisation_id = new.organisation_id and id in (new.from_hub_id, new.to_hub_id)
     and (state <> 'active' or archived_at is not null)
   order by code limit 1;
  if closed is not null then
    raise exception 'the hub % is closed', closed using errcode = 'check_violation', constraint = 'lanes_between_active_hubs';
  end if;
  return new;
end $$;
create trigger lanes_between_active_hubs_when_made before insert on lanes
  for each row when (new.is_usable) execute function refuse_lane_to_closed_hub();
create trigger lanes_between_active_hubs_when_opened before update of is_usable on lanes
  for each row when (new.is_usable and not old.is_usable) execute function refuse_lane_to_closed_hub();

create table hub_workers (
  hub_id          uuid not null,
  organisation_id uuid not null references organisations (id) on delete cascade,
  user_id         uuid not null,
  since           timestamptz not null,
  constraint hub_workers_once_per_hub primary key (hub_id, user_id),
  constraint hub_workers_hub_exists foreign key (organisation_id, hub_id) references hubs (organisation_id, id) on delete cascade,
  constraint hub_workers_are_members foreign key (organisation_id, user_id) references members (organisation_id, user_id) on delete cascade
);
create index hub_workers_by_user on hub_workers (organisation_id, user_id);
select isolate('hub_workers');
grant select, insert, update, delete on hub_workers to cartage_app, cartage_platform;
