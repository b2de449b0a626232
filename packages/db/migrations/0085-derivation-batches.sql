-- What was stored together and waits to be derived: of each device the oldest and the newest fix time. One row however many
-- devices reported, so that storing pays next to nothing for it; whoever derives takes the row apart, and leaves as marks of
-- vehicles what has to wait.
create table derivation_batches (
  id              bigint generated always as identity,
  organisation_id uuid not null references organisations (id) on delete cascade,
  device_keys     integer[] not null,
  sinces          timestamptz[] not null,
  untils          timestamptz[] not null,
  stored_at       timestamptz not null default now(),
  constraint derivation_batches_identity primary key (id)
);
select isolate('derivation_batches');
select open_to_ingest('derivation_batches');
grant select, insert on derivation_batches to cartage_app;
grant select, insert, update, delete on derivation_batches to cartage_ingest;
grant select, insert, update, delete on derivation_batches to cartage_platform;

-- Vehicles of which something waits to be derived: since which fix time, and since when it waits.
create view waiting_derivations with (security_invoker = true) as
select vehicle_id, since, marked_at as waits_since from derivation_marks
union all
select fitting.vehicle_id, stretch.since, batch.stored_at
  from derivation_batches batch
 cross join unnest(batch.device_keys, batch.sinces, batch.untils) as stretch (device_key, since, until)
  join fittings fitting on fitting.device_key = stretch.device_key and fitting.fitted_at <= stretch.until
   and (fitting.removed_at is null or fitting.removed_at > stretch.since);
grant select on waiting_derivations to cartage_ingest, cartage_platform;
