-- As before. Whoever waited for the lock has to look at the catalog itself: names are answered out of a cache, which hears of what
-- others made only when a table is locked.
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
  if exists (select from pg_class where relname = partition and relnamespace = 'public'::regnamespace) then return false; end if;
  execute format('create table %I (like positions including defaults including constraints)', partition);
  execute format('alter table %I add constraint %I primary key (organisation_key, device_key, fix_time)', partition, partition || '_identity');
  perform isolate_positions(partition::regclass);
  execute format('grant maintain on %I to cartage_platform', partition);
  execute format('alter table positions attach partition %I for values from (%L) to (%L)', partition,
                 day::timestamp at time zone 'utc', (day + 1)::timestamp at time zone 'utc');
  return true;
end $$;
