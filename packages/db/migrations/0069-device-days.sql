-- What a device's data of one UTC day was like: counted from its positions while they are there, and kept beyond them.

-- Days before the one they were received in that got positions: their numbers are counted anew. Only ever added to by
-- whoever stores, so that storing never waits for counting.
create table device_day_marks (
  id              bigint generated always as identity primary key,
  organisation_id uuid not null references organisations (id) on delete cascade,
  device_key      integer not null references devices (key) on delete cascade,
  day             date not null
);
create index device_day_marks_by_organisation on device_day_marks (organisation_id);
select isolate('device_day_marks');
select open_to_ingest('device_day_marks');
grant select, insert on device_day_marks to cartage_app, cartage_ingest;
grant select, insert, update, delete on device_day_marks to cartage_platform;

create table device_days (
  device_key       integer not null references devices (key) on delete cascade,
  day              date not null,
  organisation_id  uuid not null references organisations (id) on delete cascade,
  counted_at       timestamptz not null,
  positions        integer not null,
  -- By the verdict; the rest was accepted.
  future           integer not null,
  stale            integer not null,
  inaccurate       integer not null,
  jump             integer not null,
  frozen           integer not null,
  drift            integer not null,
  dead_letters     integer not null,
  -- Longer than two minutes without a fix, from one place to another; of these, those on little battery and those on plenty.
  gaps_under_way   integer not null,
  gaps_low_battery integer not null,
  gaps_on_battery  integer not null,
  longest_gap_s    integer not null,
  silent_s         integer not null,
  moving_s         integer not null,
  -- Between fixes while moving.
  interval_s       real,
  -- From the fix to our receipt: the least is the clock's difference, the rest the way.
  delay_least_s    real,
  delay_median_s   real,
  delay_most_s     real,
  accuracy_p50_m   real,
  accuracy_p95_m   real,
  constraint device_days_identity primary key (device_key, day)
);
create index device_days_by_organisation on device_days (organisation_id, day);
select isolate('device_days');
grant select on device_days to cartage_app;
grant select, insert, update, delete on device_days to cartage_platform;

-- What is wrong with a device's data just now, worst first: what lists are sorted and filtered by.
create table device_health (
  device_id       uuid primary key references devices (id) on delete cascade,
  organisation_id uuid not null references organisations (id) on delete cascade,
  severity        smallint not null,
  findings        jsonb not null,
  codes           text[] not null,
  diagnosed_at    timestamptz not null,
  constraint device_health_severity_known check (severity between 0 and 3)
);
create index device_health_by_organisation on device_health (organisation_id);
select isolate('device_health');
grant select on device_health to cartage_app;
grant select, insert, update, delete on device_health to cartage_platform;

-- What is there already is counted once.
insert into device_day_marks (organisation_id, device_key, day)
select state.organisation_id, state.device_key, day::date
  from device_state state,
       generate_series((now() at time zone 'utc')::date - 30, (now() at time zone 'utc')::date - 1, interval '1 day') as day
 where state.last_received_at is not null;
