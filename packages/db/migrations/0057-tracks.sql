-- Days that are over, packed: one row for each device and day, in place of its rows in positions.

-- bytes is a track as docs/track-format.md describes it, compressed already. Where a position arrives for a packed day, it
-- stands in positions beside the track, until the day is packed again. The overviews are the accepted positions, simplified
-- to so many metres, as tracks. The bounds hold the accepted positions.
create table tracks (
  organisation_key integer not null,
  device_key       integer not null,
  day              date not null,
  version          smallint not null,
  positions        integer not null,
  accepted         integer not null,
  first_fix        timestamptz not null,
  last_fix         timestamptz not null,
  south_e7         integer,
  west_e7          integer,
  north_e7         integer,
  east_e7          integer,
  packed_at        timestamptz not null default now(),
  overview_1000m   bytea not null,
  overview_100m    bytea not null,
  overview_20m     bytea not null,
  bytes            bytea not null,
  constraint tracks_identity primary key (organisation_key, device_key, day),
  constraint tracks_hold_positions check (positions > 0 and accepted between 0 and positions)
);
alter table tracks alter column overview_1000m set storage external, alter column overview_100m set storage external,
  alter column overview_20m set storage external, alter column bytes set storage external;
select isolate_positions('tracks');
-- who stores and who derives opens a day again
grant select, delete on tracks to cartage_app, cartage_ingest;
grant select, insert, update, delete on tracks to cartage_platform;

-- As before, and jobs may vacuum the day: what was packed leaves nothing but room.
create or replace function ensure_position_day(day date) returns boolean
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
  execute format('grant maintain on %I to cartage_platform', partition);
  execute format('alter table positions attach partition %I for values from (%L) to (%L)', partition,
                 day::timestamp at time zone 'utc', (day + 1)::timestamp at time zone 'utc');
  return true;
end $$;

do $$
declare
  partition regclass;
begin
  for partition in select inhrelid from pg_inherits where inhparent = 'positions'::regclass loop
    execute format('grant maintain on %s to cartage_platform', partition);
  end loop;
end $$;

-- Drops a day of which no position is left. Who stores waits for this half a second at the most, and so does this for who
-- stores: then, or while deleted rows still take room that would have to be looked through, it is for the next time.
create function drop_empty_position_day(day date) returns boolean
  language plpgsql security definer set search_path = public set lock_timeout = '500ms' as $$
declare
  partition text := 'positions_' || to_char(day, 'YYYYMMDD');
  is_empty boolean;
begin
  if to_regclass(partition) is null or pg_relation_size(partition) > 16 * 1024 * 1024 then return false; end if;
  lock table only positions in access exclusive mode;
  execute format('select not exists (select from %I)', partition) into is_empty;
  if is_empty then execute format('drop table %I', partition); end if;
  return is_empty;
exception when lock_not_available then
  return false;
end $$;
revoke execute on function drop_empty_position_day(date) from public;
grant execute on function drop_empty_position_day(date) to cartage_platform;
