-- What people say of trips. All of it is keyed by time, not by a trip's row, so that it outlives a recomputation.

-- Input of the derivation. join: the halt that begins at `at` ends no trip. cut: a trip that is under way at `at` is cut at
-- the first fix at or after it. Whoever adds or removes one marks the vehicle (derivation_marks) from the trip's start.
create table trip_edits (
  id              uuid primary key,
  organisation_id uuid not null references organisations (id) on delete cascade,
  vehicle_id      uuid not null references vehicles (id) on delete cascade,
  kind            text not null,
  at              timestamptz not null,
  created_by      uuid not null,
  created_at      timestamptz not null,
  removed_at      timestamptz,
  constraint trip_edits_kind_known check (kind in ('join', 'cut'))
);
create unique index trip_edits_once on trip_edits (vehicle_id, at, kind) where removed_at is null;
create index trip_edits_by_organisation on trip_edits (organisation_id);
select isolate('trip_edits');
select open_to_ingest('trip_edits');
grant select, insert, update (removed_at) on trip_edits to cartage_app;
grant select on trip_edits to cartage_ingest;
grant select, insert, update, delete on trip_edits to cartage_platform;

-- Applied when trips are read: a trip bears the newest label that covers its middle; null takes an older one away.
create table trip_labels (
  id              uuid primary key,
  organisation_id uuid not null references organisations (id) on delete cascade,
  vehicle_id      uuid not null references vehicles (id) on delete cascade,
  from_time       timestamptz not null,
  until_time      timestamptz not null,
  label           text,
  labelled_by     uuid not null,
  labelled_at     timestamptz not null,
  constraint trip_labels_known check (label in ('private', 'business')),
  constraint trip_labels_end_after_start check (until_time > from_time)
);
create index trip_labels_by_vehicle on trip_labels (vehicle_id, from_time);
create index trip_labels_private on trip_labels (organisation_id, from_time) where label = 'private';
select isolate('trip_labels');
grant select, insert on trip_labels to cartage_app;
grant select, insert, update, delete on trip_labels to cartage_platform;
