-- What is derived from positions: marks of what is due, where each vehicle's derivation stands, and what came of it.

-- What a verdict measured, in whole m/s, s or m, by the verdict; -1 where there is none. Not null, and two bytes that fit
-- into the row's padding: a null would give each row a null bitmap, which is eight bytes more.
alter table positions add column doubt smallint not null default -1;
alter table positions_outside add column doubt smallint not null default -1;

-- A vehicle that has positions which nobody derived yet: the oldest and the newest of them. Only ever added to by whoever stores,
-- so that storing never waits for deriving.
create table derivation_marks (
  id              bigint generated always as identity,
  organisation_id uuid not null references organisations (id) on delete cascade,
  vehicle_id      uuid not null references vehicles (id) on delete cascade,
  device_key      integer,
  since           timestamptz not null,
  until           timestamptz not null default 'infinity',
  marked_at       timestamptz not null default now(),
  constraint derivation_marks_identity primary key (id)
);
create index derivation_marks_by_vehicle on derivation_marks (vehicle_id);
select isolate('derivation_marks');
select open_to_ingest('derivation_marks');
grant select, insert on derivation_marks to cartage_app;
grant select, insert, delete on derivation_marks to cartage_ingest;
grant select, insert, update, delete on derivation_marks to cartage_platform;

-- Where a vehicle's derivation stands: the fold's state after the last fix, and what is under way (a trip, a halt).
create table vehicle_derivations (
  vehicle_id      uuid primary key references vehicles (id) on delete cascade,
  organisation_id uuid not null references organisations (id) on delete cascade,
  version         bigint not null default 0,
  through         timestamptz,
  state           text,
  -- what is under way: a trip, a halt, the motion
  current         jsonb generated always as (state::jsonb -> 'track') virtual,
  derived_at      timestamptz
) with (fillfactor = 50);
create index vehicle_derivations_by_organisation on vehicle_derivations (organisation_id);
select isolate('vehicle_derivations');
select open_to_ingest('vehicle_derivations');
grant select on vehicle_derivations to cartage_app;
grant select, update on vehicle_derivations to cartage_ingest;
grant select, insert, update, delete on vehicle_derivations to cartage_platform;

create function open_vehicle_derivation() returns trigger
  language plpgsql security definer set search_path = public as $$
begin
  insert into vehicle_derivations (vehicle_id, organisation_id) values (new.id, new.organisation_id);
  return null;
end $$;
create trigger vehicles_have_derivation after insert on vehicles for each row execute function open_vehicle_derivation();
insert into vehicle_derivations (vehicle_id, organisation_id) select id, organisation_id from vehicles;

-- What a fitting says of the past, or no longer says, is derived anew.
create function mark_fitting() returns trigger
  language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    insert into derivation_marks (organisation_id, vehicle_id, since, until)
    values (new.organisation_id, new.vehicle_id, new.fitted_at, 'infinity');
  elsif new.vehicle_id = old.vehicle_id and new.fitted_at = old.fitted_at then
    insert into derivation_marks (organisation_id, vehicle_id, since, until)
    select new.organisation_id, new.vehicle_id, least(old.removed_at, new.removed_at), 'infinity'
     where old.removed_at is distinct from new.removed_at;
  else
    insert into derivation_marks (organisation_id, vehicle_id, since, until)
    values (old.organisation_id, old.vehicle_id, old.fitted_at, 'infinity'),
           (new.organisation_id, new.vehicle_id, new.fitted_at, 'infinity');
  end if;
  return null;
end $$;
create trigger fittings_mark after insert or update on fittings for each row execute function mark_fitting();

-- The state before the first fix of each stretch of time that has one: from here a later repair starts.
create table derivation_checkpoints (
  vehicle_id      uuid not null references vehicles (id) on delete cascade,
  organisation_id uuid not null references organisations (id) on delete cascade,
  before          timestamptz not null,
  state           text not null,
  constraint derivation_checkpoints_identity primary key (vehicle_id, before)
);
select isolate('derivation_checkpoints');
select open_to_ingest('derivation_checkpoints');
grant select, insert, update, delete on derivation_checkpoints to cartage_ingest, cartage_platform;
grant select on derivation_checkpoints to cartage_app;

-- Where an organisation draws the lines of screening otherwise than Cartage does: for all of its vehicles, or for a type.
create table screening_settings (
  organisation_id uuid not null references organisations (id) on delete cascade,
  vehicle_type    text not null default 'any',
  settings        jsonb not null,
  changed_at      timestamptz not null default now(),
  constraint screening_settings_identity primary key (organisation_id, vehicle_type),
  constraint screening_settings_type_known
    check (vehicle_type in ('any', 'truck', 'trailer', 'van', 'car', 'motorcycle', 'bicycle'))
);
select isolate('screening_settings');
select open_to_ingest('screening_settings');
grant select, insert, update, delete on screening_settings to cartage_app, cartage_platform;
grant select on screening_settings to cartage_ingest;

-- rules and fences are for groups, and those below them
select open_to_ingest('vehicle_groups');
grant select on vehicle_groups to cartage_ingest;

-- A vehicle's movement from one halt to the next; one that is under way is in vehicle_derivations. settled_at is the
-- fix that showed that it was over: by it a repair finds what it may have changed.
create table trips (
  vehicle_id      uuid not null references vehicles (id) on delete cascade,
  organisation_id uuid not null references organisations (id) on delete cascade,
  started_at      timestamptz not null,
  ended_at        timestamptz not null,
  settled_at      timestamptz not null,
  start_lat_e7    integer not null,
  start_lon_e7    integer not null,
  end_lat_e7      integer not null,
  end_lon_e7      integer not null,
  distance_m      integer not null,
  engine_s        integer not null,
  idling_s        integer not null,
  top_speed_cmps  integer not null,
  fuel_used_l     real,
  constraint trips_identity primary key (vehicle_id, started_at),
  constraint trips_end_after_start check (ended_at >= started_at)
);
create index trips_by_organisation on trips (organisation_id, started_at);
create index trips_by_settling on trips (vehicle_id, settled_at);

create table halts (
  vehicle_id      uuid not null references vehicles (id) on delete cascade,
  organisation_id uuid not null references organisations (id) on delete cascade,
  started_at      timestamptz not null,
  ended_at        timestamptz not null,
  settled_at      timestamptz not null,
  lat_e7          integer not null,
  lon_e7          integer not null,
  engine_s        integer not null,
  constraint halts_identity primary key (vehicle_id, started_at),
  constraint halts_end_after_start check (ended_at >= started_at)
);
create index halts_by_organisation on halts (organisation_id, started_at);
create index halts_by_settling on halts (vehicle_id, settled_at);

-- An area or corridor with a name. What evaluation uses of it stands in its versions: a fix is judged by the one that
-- was valid at its time, however late it comes.
create table geofences (
  id              uuid primary key,
  organisation_id uuid not null references organisations (id) on delete cascade,
  name            text not null,
  colour          text,
  note            text,
  created_at      timestamptz not null default now(),
  archived_at     timestamptz,
  constraint geofences_name_not_blank check (btrim(name) <> ''),
  constraint geofences_within_organisation unique (organisation_id, id)
);
create unique index geofences_name_unique on geofences (organisation_id, name) where archived_at is null;

create table geofence_versions (
  geofence_id     uuid not null references geofences (id) on delete cascade,
  organisation_id uuid not null references organisations (id) on delete cascade,
  version         integer not null,
  definition      jsonb not null,
  valid_from      timestamptz not null,
  valid_until     timestamptz,
  change          bigint generated always as identity,
  constraint geofence_versions_identity primary key (geofence_id, version),
  constraint geofence_versions_end_after_start check (valid_until >= valid_from)
);
create unique index geofence_versions_current on geofence_versions (geofence_id) where valid_until is null;
create index geofence_versions_by_organisation on geofence_versions (organisation_id);

-- A vehicle's stay in a geofence; left_at is null while it is inside.
create table visits (
  vehicle_id      uuid not null references vehicles (id) on delete cascade,
  organisation_id uuid not null references organisations (id) on delete cascade,
  geofence_id     uuid not null references geofences (id) on delete cascade,
  entered_at      timestamptz not null,
  entered_settled_at timestamptz not null,
  left_at         timestamptz,
  left_settled_at timestamptz,
  constraint visits_identity primary key (vehicle_id, geofence_id, entered_at),
  constraint visits_left_after_entered check (left_at >= entered_at)
);
create index visits_by_geofence on visits (geofence_id, entered_at);
create index visits_by_organisation on visits (organisation_id, entered_at);
create index visits_inside on visits (geofence_id) where left_at is null;

-- A condition on telemetry; versions as for geofences.
create table alert_rules (
  id              uuid primary key,
  organisation_id uuid not null references organisations (id) on delete cascade,
  name            text not null,
  created_at      timestamptz not null default now(),
  paused_at       timestamptz,
  archived_at     timestamptz,
  constraint alert_rules_name_not_blank check (btrim(name) <> ''),
  constraint alert_rules_within_organisation unique (organisation_id, id)
);
create unique index alert_rules_name_unique on alert_rules (organisation_id, name) where archived_at is null;

create table alert_rule_versions (
  rule_id         uuid not null references alert_rules (id) on delete cascade,
  organisation_id uuid not null references organisations (id) on delete cascade,
  version         integer not null,
  definition      jsonb not null,
  valid_from      timestamptz not null,
  valid_until     timestamptz,
  change          bigint generated always as identity,
  constraint alert_rule_versions_identity primary key (rule_id, version),
  constraint alert_rule_versions_end_after_start check (valid_until >= valid_from)
);
create unique index alert_rule_versions_current on alert_rule_versions (rule_id) where valid_until is null;
create index alert_rule_versions_by_organisation on alert_rule_versions (organisation_id);

-- One firing of a rule: its cause is (rule, vehicle, subject, began_at), so that deriving again finds the same row.
-- began_at to settled_at: the condition began, and had held for long enough; all by fix time. opened_at is our clock.
create table alerts (
  id              uuid primary key,
  organisation_id uuid not null references organisations (id) on delete cascade,
  rule_id         uuid not null references alert_rules (id) on delete cascade,
  vehicle_id      uuid not null references vehicles (id) on delete cascade,
  subject         text not null default '',
  began_at        timestamptz not null,
  settled_at      timestamptz not null,
  recovered_at    timestamptz,
  recovered_settled_at timestamptz,
  severity        text not null,
  value           real,
  lat_e7          integer,
  lon_e7          integer,
  detail          jsonb not null default '{}',
  state           text not null default 'open',
  opened_at       timestamptz not null default now(),
  retracted_at    timestamptz,
  constraint alerts_once_per_cause unique (rule_id, vehicle_id, subject, began_at),
  constraint alerts_within_organisation unique (organisation_id, id),
  constraint alerts_severity_known check (severity in ('info', 'warning', 'critical')),
  constraint alerts_state_known check (state in ('open', 'acknowledged', 'resolved', 'closed', 'suppressed'))
);
create index alerts_by_organisation on alerts (organisation_id, opened_at desc, id desc);
create index alerts_by_vehicle on alerts (vehicle_id, settled_at);

select isolate(name), open_to_ingest(name)
  from unnest(array['trips', 'halts', 'geofences', 'geofence_versions', 'visits', 'alert_rules', 'alert_rule_versions',
                    'alerts']::regclass[]) as name;
grant select on trips, halts, visits to cartage_app;
grant select, insert, update on geofences, geofence_versions, alert_rules, alert_rule_versions to cartage_app;
grant select, update on alerts to cartage_app;
grant select, insert, update, delete on trips, halts, visits to cartage_ingest;
grant select, insert, update on alerts to cartage_ingest;
grant select on geofences, geofence_versions, alert_rules, alert_rule_versions to cartage_ingest;
grant select, insert, update, delete
   on trips, halts, geofences, geofence_versions, visits, alert_rules, alert_rule_versions, alerts to cartage_platform;

-- Tells the workers, which keep fences and rules in memory, to look again.
create function announce_definition_change() returns trigger
  language plpgsql as $$
begin
  perform pg_notify(tg_argv[0], new.organisation_id::text);
  return null;
end $$;
create trigger geofence_versions_changed after insert or update on geofence_versions
  for each row execute function announce_definition_change('geofences_changed');
create trigger alert_rule_versions_changed after insert or update on alert_rule_versions
  for each row execute function announce_definition_change('alert_rules_changed');
