-- Of positions, Postgres gathers statistics of what is searched by alone, and less often: gathering them of every column, every
-- fifteen seconds while a day fills, kept a core for half a second, and whoever stored had to wait.
create function gather_little_of_positions(target regclass) returns void
  language plpgsql set search_path = public as $$
declare
  name text;
begin
  foreach name in array array['received_after_ds', 'odometer_m', 'altitude_m', 'speed_cmps', 'heading_ddeg', 'accuracy_dm',
                              'battery_percent', 'ignition', 'ext', 'doubt']
  loop
    execute format('alter table %s alter column %I set statistics 0', target, name);
  end loop;
  execute format('alter table %s set (autovacuum_analyze_scale_factor = 0.5)', target);
end $$;
revoke execute on function gather_little_of_positions(regclass) from public;

select gather_little_of_positions('positions_outside');
select gather_little_of_positions(inhrelid::regclass) from pg_inherits where inhparent = 'positions'::regclass;

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
  -- whoever waited has to look at the catalog itself: names are answered out of a cache, which hears of what others made only
  -- when a table is locked
  if exists (select from pg_class where relname = partition and relnamespace = 'public'::regnamespace) then return false; end if;
  execute format('create table %I (like positions including defaults including constraints)', partition);
  execute format('alter table %I add constraint %I primary key (organisation_key, device_key, fix_time)', partition, partition || '_identity');
  perform isolate_positions(partition::regclass);
  perform gather_little_of_positions(partition::regclass);
  execute format('grant maintain on %I to cartage_platform', partition);
  execute format('alter table positions attach partition %I for values from (%L) to (%L)', partition,
                 day::timestamp at time zone 'utc', (day + 1)::timestamp at time zone 'utc');
  return true;
end $$;
