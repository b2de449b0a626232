-- Positions that screening doubts and somebody said are right; input of the derivation, as trip_edits is. By the position's own
-- key, so that it holds for whichever vehicle the device is fitted to at that time, and outlives packing and recomputation.
-- Whoever adds or removes one marks the vehicle (derivation_marks).
create table restored_positions (
  device_key      integer not null references devices (key) on delete cascade,
  fix_time        timestamptz not null,
  organisation_id uuid not null references organisations (id) on delete cascade,
  restored_by     uuid not null,
  restored_at     timestamptz not null,
  constraint restored_positions_identity primary key (device_key, fix_time)
);
create index restored_positions_by_organisation on restored_positions (organisation_id);
select isolate('restored_positions');
select open_to_ingest('restored_positions');
grant select, insert, delete on restored_positions to cartage_app;
grant select on restored_positions to cartage_ingest;
grant select, insert, update, delete on restored_positions to cartage_platform;
