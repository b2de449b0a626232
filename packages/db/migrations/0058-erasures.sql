-- What an organisation had erased of a vehicle or a driver: asked for once, carried out by jobs, resumable, for ever told.
create table erasures (
  id              uuid primary key,
  organisation_id uuid not null references organisations (id) on delete cascade,
  vehicle_id      uuid references vehicles (id) on delete cascade,
  driver_id       uuid,
  from_time       timestamptz not null,
  until_time      timestamptz not null,
  asked_by        uuid not null,
  asked_at        timestamptz not null,
  positions       bigint not null default 0,
  letters         bigint not null default 0,
  facts           bigint not null default 0,
  finished_at     timestamptz,
  constraint erasures_of_one check (num_nonnulls(vehicle_id, driver_id) = 1),
  constraint erasures_end_after_start check (until_time > from_time),
  constraint erasures_driver_is_member foreign key (organisation_id, driver_id)
    references members (organisation_id, user_id) on delete cascade
);
create index erasures_by_organisation on erasures (organisation_id, asked_at desc, id desc);
create index erasures_unfinished on erasures (asked_at) where finished_at is null;
select isolate('erasures');
grant select, insert on erasures to cartage_app;
grant select, update, delete on erasures to cartage_platform;
