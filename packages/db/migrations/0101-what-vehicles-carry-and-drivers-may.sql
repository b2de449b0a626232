-- What a vehicle can carry, what a driver may drive, and one primary driver a vehicle at a time.

alter table vehicles
  add column capacity_weight_kg integer,
  add column capacity_volume_m3 real,
  add column capacity_pallets   integer,
  add column skills             text[] not null default '{}',
  add column home_hub_id        uuid,
  add constraint vehicles_capacity_not_negative
    check (capacity_weight_kg >= 0 and capacity_volume_m3 >= 0 and capacity_pallets >= 0),
  add constraint vehicles_home_hub_exists foreign key (organisation_id, home_hub_id) references hubs (organisation_id, id);
create index vehicles_by_home_hub on vehicles (organisation_id, home_hub_id) where home_hub_id is not null;

-- What is said of a member who drives; who has no row has said nothing yet.
create table drivers (
  user_id           uuid not null,
  organisation_id   uuid not null references organisations (id) on delete cascade,
  licence_classes   text[] not null default '{}',
  licence_ends_on   date,
  skills            text[] not null default '{}',
  working_hours     jsonb,
  version           integer not null default 1,
  changed_at        timestamptz not null,
  constraint drivers_once_per_organisation primary key (organisation_id, user_id),
  constraint drivers_are_members foreign key (organisation_id, user_id) references members (organisation_id, user_id) on delete cascade
);
select isolate('drivers');
grant select, insert, update on drivers to cartage_app;
grant select, insert, update, delete on drivers to cartage_platform;

alter table assignments add column version integer not null default 1;

-- of primaries at the same time on one vehicle, the first stays primary
update assignments later set kind = 'backup'
 where later.kind = 'primary' and exists (
   select from assignments earlier
    where earlier.vehicle_id = later.vehicle_id and earlier.kind = 'primary'
      and (earlier.assigned_at, earlier.id) < (later.assigned_at, later.id)
      and tstzrange(earlier.assigned_at, earlier.ended_at) && tstzrange(later.assigned_at, later.ended_at));
alter table assignments
  add constraint assignments_one_primary_per_vehicle exclude using gist
    (vehicle_id with =, organisation_id with =, tstzrange(assigned_at, ended_at) with &&) where (kind = 'primary'),
  add constraint assignments_once_at_a_time exclude using gist
    (driver_id with =, vehicle_id with =, organisation_id with =, tstzrange(assigned_at, ended_at) with &&) where (kind = 'backup');
-- an assignment that has not begun may be taken back
grant delete on assignments to cartage_app;
