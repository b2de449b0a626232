-- Positions by day of fix time, what follows from the newest, and what could not be decoded.

-- Column order and types are chosen for size: see docs/adr/0004. Widths: speed 0.01 m/s, heading 0.1°,
-- accuracy 0.1 m, altitude 1 m, odometer 1 m, battery 1 %. received_after_ds: fix_time to our receipt, 0.1 s.
create table positions (
  fix_time          timestamptz not null,
  organisation_key  integer not null,
  device_key        integer not null,
  lat_e7            integer not null,
  lon_e7            integer not null,
  received_after_ds integer not null,
  odometer_m        integer,
  altitude_m        smallint,
  speed_cmps        smallint,
  heading_ddeg      smallint,
  accuracy_dm       smallint,
  battery_percent   smallint,
  verdict           smallint not null,
  ignition          boolean,
  ext               text not null default '',
  constraint positions_identity primary key (organisation_key, device_key, fix_time)
) partition by range (fix_time);

-- What falls outside the days that are kept: fixes from the future and from before the retention limit.
create table positions_outside (like positions including constraints);
alter table positions_outside add constraint positions_outside_identity primary key (organisation_key, device_key, fix_time);

-- The order of canonicalEncoding in packages/telemetry, as far as ext; nothing sorts below everything.
create function position_rank(lat_e7 integer, lon_e7 integer, altitude_m smallint, speed_cmps smallint, heading_ddeg smallint,
                              accuracy_dm smallint, battery_percent smallint, ignition boolean, odometer_m integer)
  returns integer[]
  language sql immutable parallel safe
  as $$
    select array[lat_e7, lon_e7, coalesce(altitude_m, -32769), coalesce(speed_cmps, -1), coalesce(heading_ddeg, -1),
                 coalesce(accuracy_dm, -1), coalesce(battery_percent, -1), coalesce(ignition::integer, -1),
                 coalesce(odometer_m, -1)]
  $$;

create function current_organisation_key() returns integer
  language sql stable
  as $$ select key from organisations where id = current_organisation() $$;

create function isolate_positions(target regclass) returns void
  language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy owner_migrates on %s to cartage_owner using (true) with check (true)', target);
  execute format('create policy platform_sees_all on %s to cartage_platform using (true) with check (true)', target);
  execute format('create policy app_sees_its_organisation on %s to cartage_app using (organisation_key = (select current_organisation_key())) with check (organisation_key = (select current_organisation_key()))', target);
  execute format('create policy ingest_works_across on %s to cartage_ingest using (true) with check (true)', target);
end $$;
revoke execute on function isolate_positions(regclass) from public;
select isolate_positions('positions');
select isolate_positions('positions_outside');
grant select, insert, update on positions, positions_outside to cartage_app, cartage_ingest;
grant select, insert, update, delete on positions, positions_outside to cartage_platform;

-- Creates the partition of a day if it is missing; called by whoever meets the day first.
create function ensure_position_day(day date) returns boolean
  language plpgsql security definer set search_path = public as $$
declare
  partition text := 'positions_' || to_char(day, 'YYYYMMDD');
begin
  if day > (now() at time zone 'utc')::date + 1 then
    raise exception 'positions_day_in_future: %', day;
  end if;
  if to_regclass(partition) is not null then return false; end if;
  perform pg_advisory_xact_lock(hashtext('ensure_position_day'));
  if to_regclass(partition) is not null then return false; end if;
  execute format('create table %I (like positions including defaults including constraints)', partition);
  execute format('alter table %I add constraint %I primary key (organisation_key, device_key, fix_time)', partition, partition || '_identity');
  perform isolate_positions(partition::regclass);
  execute format('alter table positions attach partition %I for values from (%L) to (%L)', partition,
                 day::timestamp at time zone 'utc', (day + 1)::timestamp at time zone 'utc');
  return true;
end $$;

-- Drops the days before one; retention calls it, nothing else.
create function drop_position_days(before date) returns integer
  language plpgsql security definer set search_path = public as $$
declare
  partition text;
  dropped integer := 0;
begin
  for partition in
    select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
     where i.inhparent = 'positions'::regclass and c.relname < 'positions_' || to_char(before, 'YYYYMMDD')
  loop
    execute format('drop table %I', partition);
    dropped := dropped + 1;
  end loop;
  return dropped;
end $$;

revoke execute on function ensure_position_day(date), drop_position_days(date) from public;
grant execute on function ensure_position_day(date) to cartage_app, cartage_ingest, cartage_platform;
grant execute on function drop_position_days(date) to cartage_platform;

create sequence vehicle_state_version;
grant usage on sequence vehicle_state_version to cartage_app, cartage_ingest, cartage_platform;

-- Rows are rewritten all the time: room in each page keeps the updates heap-only, and so does having no index on what changes.
create table vehicle_state (
  vehicle_id       uuid primary key references vehicles (id) on delete cascade,
  organisation_id  uuid not null references organisations (id) on delete cascade,
  version          bigint not null default nextval('vehicle_state_version'),
  fix_time         timestamptz,
  received_at      timestamptz,
  device_key       integer,
  lat_e7           integer,
  lon_e7           integer,
  odometer_m       integer,
  altitude_m       smallint,
  speed_cmps       smallint,
  heading_ddeg     smallint,
  accuracy_dm      smallint,
  battery_percent  smallint,
  motion           smallint,
  ignition         boolean,
  ext              text not null default ''
) with (fillfactor = 50);
create index vehicle_state_by_organisation on vehicle_state (organisation_id);
select isolate('vehicle_state');
select open_to_ingest('vehicle_state');
grant select, insert, update on vehicle_state to cartage_app, cartage_ingest;
grant select, insert, update, delete on vehicle_state to cartage_platform;

create function open_vehicle_state() returns trigger
  language plpgsql as $$
begin
  insert into vehicle_state (vehicle_id, organisation_id) values (new.id, new.organisation_id);
  return null;
end $$;
create trigger vehicles_have_state after insert on vehicles for each row execute function open_vehicle_state();

-- How far a device's numbers are stored without a gap, what is stored beyond it, and since when a gap keeps us waiting.
create type stored_numbers as (through bigint, ahead int8multirange, gap_since timestamptz);

-- Takes in the numbers that arrived. A gap holds `through` back until its numbers come, the device says that it no
-- longer has them (floor: the lowest number it holds), or nothing has filled it for ten minutes while others arrived.
-- A device that never reported begins at 0 or 1; one that begins elsewhere says so, or waits as for a gap.
create function take_numbers(known stored_numbers, arrived int8multirange, floor bigint, at timestamptz)
  returns stored_numbers
  language plpgsql immutable parallel safe as $$
declare
  through bigint := greatest(known.through, floor - 1);
  ahead int8multirange := known.ahead + arrived;
  gap_since timestamptz := known.gap_since;
  lowest int8range;
begin
  if through is not null then
    ahead := ahead - int8multirange(int8range(null, through, '(]'));
  end if;
  if isempty(ahead) then return (through, ahead, null::timestamptz); end if;
  lowest := (select piece from unnest(ahead) as piece limit 1);
  if lower(lowest) = through + 1 or (through is null and lower(lowest) <= 1) or gap_since < at - interval '10 minutes' then
    through := upper(lowest) - 1;
    ahead := ahead - int8multirange(lowest);
    gap_since := null;
  elsif through is distinct from known.through then
    gap_since := null;
  end if;
  return (through, ahead, case when isempty(ahead) then null else coalesce(gap_since, at) end);
end $$;

-- What we know of a device's connection and of the numbers it gave its positions.
create table device_state (
  device_key       integer primary key references devices (key) on delete cascade,
  device_id        uuid not null references devices (id) on delete cascade,
  organisation_id  uuid not null references organisations (id) on delete cascade,
  last_received_at timestamptz,
  last_fix_time    timestamptz,
  stored_through   bigint,
  stored_ahead     int8multirange not null default '{}',
  gap_since        timestamptz,
  is_online        boolean,
  connection       text,
  presence_at      timestamptz
) with (fillfactor = 50);
create index device_state_by_organisation on device_state (organisation_id);
create index device_state_by_device on device_state (device_id);
select isolate('device_state');
select open_to_ingest('device_state');
grant select, insert, update on device_state to cartage_app, cartage_ingest;
grant select, insert, update, delete on device_state to cartage_platform;

create function open_device_state() returns trigger
  language plpgsql as $$
begin
  insert into device_state (device_key, device_id, organisation_id) values (new.key, new.id, new.organisation_id);
  return null;
end $$;
create trigger devices_have_state after insert on devices for each row execute function open_device_state();

-- A message, or one element of it, that could not be decoded; kept whole. The same one again raises a number.
create table dead_letters (
  id               uuid primary key,
  organisation_id  uuid references organisations (id) on delete cascade,
  device_id        uuid references devices (id) on delete cascade,
  topic            text not null,
  payload          bytea not null,
  payload_digest   bytea not null,
  element_index    integer not null default -1,
  field            text,
  reason           text not null,
  detail           text not null,
  times            integer not null default 1,
  received_at      timestamptz not null,
  last_received_at timestamptz not null,
  constraint dead_letters_once unique nulls not distinct (device_id, payload_digest, element_index)
);
create index dead_letters_by_device on dead_letters (device_id, last_received_at desc, id desc);
create index dead_letters_by_organisation on dead_letters (organisation_id, last_received_at desc, id desc);
select isolate('dead_letters');
select open_to_ingest('dead_letters');
grant select, insert, update on dead_letters to cartage_app, cartage_ingest;
grant select, insert, update, delete on dead_letters to cartage_platform;
