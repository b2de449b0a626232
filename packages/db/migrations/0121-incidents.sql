-- What goes wrong on the way, and what it holds up until it is resolved.

create table incidents (
  id              uuid primary key,
  organisation_id uuid not null references organisations (id) on delete cascade,
  number          integer not null,
  version         integer not null default 1,
  kind            text not null,
  severity        text not null,
  state           text not null default 'open',
  description     text not null,
  happened_at     timestamptz not null,
  lat_e7          integer,
  lon_e7          integer,
  place           text,
  -- whether what it names is held up until it is resolved
  blocks          boolean not null,
  -- as [{"name": …, "role": …, "contact": …, "plate": …}]
  parties         jsonb not null default '[]',
  reported_by     uuid not null,
  reported_at     timestamptz not null,
  resolved_at     timestamptz,
  changed_at      timestamptz not null,
  constraint incidents_number_unique unique (organisation_id, number),
  constraint incidents_within_organisation unique (organisation_id, id),
  constraint incidents_kind_known check (kind in ('breakdown', 'accident', 'delay', 'damage', 'security')),
  constraint incidents_severity_known check (severity in ('minor', 'major', 'critical')),
  constraint incidents_state_known check (state in ('open', 'under_way', 'resolved', 'closed')),
  constraint incidents_description_not_blank check (btrim(description) <> ''),
  constraint incidents_place_whole check ((lat_e7 is null) = (lon_e7 is null)),
  constraint incidents_resolved_since check ((state in ('resolved', 'closed')) = (resolved_at is not null))
);
create index incidents_by_number on incidents (organisation_id, number desc, state, kind, severity);
create index incidents_by_time on incidents (organisation_id, happened_at, id, state, kind, severity);
select isolate('incidents');
grant select, insert, update on incidents to cartage_app, cartage_platform;

-- The same moves as in packages/domain/src/incidents/states.ts.
create function guard_incident_state() returns trigger
  language plpgsql as $$
begin
  if new.version <= old.version or (new.state <> old.state and (old.state, new.state) not in (
    ('open', 'under_way'), ('open', 'resolved'), ('under_way', 'resolved'), ('resolved', 'closed'),
    ('resolved', 'under_way'), ('closed', 'under_way')))
  then
    raise exception 'an incident does not go from % to %', old.state, new.state
      using errcode = 'check_violation', constraint = 'incidents_state_follows';
  end if;
  return new;
end $$;
create trigger incidents_guard_state before update of state, version on incidents
  for each row execute function guard_incident_state();

-- What an incident is about, and holds up where it blocks.
create table incident_subjects (
  incident_id     uuid not null,
  organisation_id uuid not null,
  kind            text not null,
  subject_id      uuid not null,
  constraint incident_subjects_once primary key (incident_id, kind, subject_id),
  constraint incident_subjects_kind_known check (kind in ('vehicle', 'driver', 'hub', 'order', 'route')),
  constraint incident_subjects_incident_exists foreign key (organisation_id, incident_id)
    references incidents (organisation_id, id) on delete cascade
);
create index incident_subjects_by_subject on incident_subjects (organisation_id, kind, subject_id);
select isolate('incident_subjects');
grant select, insert, delete on incident_subjects to cartage_app, cartage_platform;

-- Everything that happened to an incident, in the order in which it did.
create table incident_entries (
  incident_id     uuid not null,
  organisation_id uuid not null,
  version         integer not null,
  type            text not null,
  body            jsonb not null,
  occurred_at     timestamptz not null,
  actor_kind      text not null,
  actor_id        text not null,
  constraint incident_entries_once primary key (incident_id, version),
  constraint incident_entries_incident_exists foreign key (organisation_id, incident_id)
    references incidents (organisation_id, id)
);
select isolate('incident_entries');
grant select, insert on incident_entries to cartage_app, cartage_platform;

create function refuse_incident_entry_change() returns trigger
  language plpgsql as $$
begin
  raise exception 'the timeline of an incident is only added to'
    using errcode = 'restrict_violation', constraint = 'incident_entries_only_added';
end $$;
create trigger incident_entries_only_added before update or delete on incident_entries
  for each row execute function refuse_incident_entry_change();
create trigger incident_entries_never_emptied before truncate on incident_entries
  for each statement execute function refuse_incident_entry_change();
alter table incident_entries enable always trigger incident_entries_only_added;
alter table incident_entries enable always trigger incident_entries_never_emptied;

create table incident_photos (
  id              uuid primary key,
  organisation_id uuid not null,
  incident_id     uuid not null,
  name            text not null,
  media_type      text not null,
  content         bytea not null,
  added_at        timestamptz not null,
  constraint incident_photos_not_too_large check (octet_length(content) between 1 and 5242880),
  constraint incident_photos_incident_exists foreign key (organisation_id, incident_id)
    references incidents (organisation_id, id) on delete cascade
);
create index incident_photos_by_incident on incident_photos (organisation_id, incident_id, added_at);
alter table incident_photos alter column content set storage external;
select isolate('incident_photos');
grant select, insert on incident_photos to cartage_app, cartage_platform;
