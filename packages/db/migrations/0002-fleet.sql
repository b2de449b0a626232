-- Vehicles, the devices that report for them, and who drives which.

create table vehicle_groups (
  id              uuid primary key,
  organisation_id uuid not null references organisations (id) on delete cascade,
  parent_id       uuid,
  name            text not null,
  created_at      timestamptz not null default now(),
  constraint vehicle_groups_name_not_blank check (btrim(name) <> ''),
  constraint vehicle_groups_name_unique unique nulls not distinct (organisation_id, parent_id, name),
  constraint vehicle_groups_within_organisation unique (organisation_id, id),
  constraint vehicle_groups_not_own_parent check (parent_id <> id),
  constraint vehicle_groups_parent_exists foreign key (organisation_id, parent_id) references vehicle_groups (organisation_id, id)
);
select isolate('vehicle_groups');
grant select, insert, update, delete on vehicle_groups to cartage_app, cartage_platform;

create table vehicles (
  id              uuid primary key,
  organisation_id uuid not null references organisations (id) on delete cascade,
  name            text not null,
  plate           text,
  vin             text,
  type            text not null,
  group_id        uuid,
  tags            text[] not null default '{}',
  created_at      timestamptz not null default now(),
  archived_at     timestamptz,
  constraint vehicles_name_not_blank check (btrim(name) <> ''),
  constraint vehicles_type_known check (type in ('truck', 'trailer', 'van', 'car', 'motorcycle', 'bicycle')),
  constraint vehicles_vin_shape check (vin ~ '^[A-HJ-NPR-Z0-9]{17}$'),
  constraint vehicles_within_organisation unique (organisation_id, id),
  constraint vehicles_group_exists foreign key (organisation_id, group_id) references vehicle_groups (organisation_id, id)
);
create unique index vehicles_plate_unique on vehicles (organisation_id, plate) where archived_at is null;
create unique index vehicles_vin_unique on vehicles (organisation_id, vin) where archived_at is null;
create index vehicles_by_name on vehicles (organisation_id, name, id) where archived_at is null;
create index vehicles_by_plate on vehicles (organisation_id, plate, id) where archived_at is null;
create index vehicles_by_group on vehicles (organisation_id, group_id) where archived_at is null;
create index vehicles_by_tag on vehicles using gin (tags);
create index vehicles_by_text on vehicles using gin ((name || ' ' || coalesce(plate, '') || ' ' || coalesce(vin, '')) gin_trgm_ops);
select isolate('vehicles');
select open_to_ingest('vehicles');
grant select, insert, update on vehicles to cartage_app;
grant select on vehicles to cartage_ingest;
grant select, insert, update, delete on vehicles to cartage_platform;

-- A device's credential is kept as Mosquitto's dynamic security keeps it, so that a broker can be provisioned from here.
create table devices (
  id               uuid primary key,
  key              integer generated always as identity,
  organisation_id  uuid not null references organisations (id) on delete cascade,
  organisation_key integer not null references organisations (key) on delete cascade,
  name             text not null,
  kind             text not null,
  secret_salt      bytea not null,
  secret_iterations integer not null,
  secret_hash      bytea not null,
  secret_issued_at timestamptz not null default now(),
  created_by_session uuid,
  created_at       timestamptz not null default now(),
  revoked_at       timestamptz,
  constraint devices_key_unique unique (key),
  constraint devices_name_not_blank check (btrim(name) <> ''),
  constraint devices_kind_known check (kind in ('tracker', 'phone')),
  constraint devices_secret_strong check (octet_length(secret_salt) >= 12 and secret_iterations >= 1 and octet_length(secret_hash) = 64),
  constraint devices_within_organisation unique (organisation_id, id)
);
create index devices_by_name on devices (organisation_id, name, id);
create index devices_by_text on devices using gin (name gin_trgm_ops);
select isolate('devices');
select open_to_ingest('devices');
grant select, insert, update on devices to cartage_app;
grant select on devices to cartage_ingest;
grant select, insert, update, delete on devices to cartage_platform;

-- Which vehicle a device reports for, and when; a device is in one vehicle at a time.
create table fittings (
  id              uuid primary key,
  organisation_id uuid not null references organisations (id) on delete cascade,
  device_id       uuid not null,
  device_key      integer not null references devices (key) on delete cascade,
  vehicle_id      uuid not null,
  fitted_at       timestamptz not null,
  removed_at      timestamptz,
  constraint fittings_end_after_start check (removed_at > fitted_at),
  constraint fittings_one_vehicle_at_a_time exclude using gist (device_id with =, tstzrange(fitted_at, removed_at) with &&),
  constraint fittings_device_exists foreign key (organisation_id, device_id) references devices (organisation_id, id) on delete cascade,
  constraint fittings_vehicle_exists foreign key (organisation_id, vehicle_id) references vehicles (organisation_id, id) on delete cascade
);
create index fittings_by_device on fittings (device_key, fitted_at);
create index fittings_by_vehicle on fittings (vehicle_id, fitted_at);
select isolate('fittings');
select open_to_ingest('fittings');
grant select, insert, update on fittings to cartage_app;
grant select on fittings to cartage_ingest;
grant select, insert, update, delete on fittings to cartage_platform;

create table assignments (
  id              uuid primary key,
  organisation_id uuid not null references organisations (id) on delete cascade,
  driver_id       uuid not null,
  vehicle_id      uuid not null,
  kind            text not null default 'primary',
  assigned_at     timestamptz not null,
  ended_at        timestamptz,
  constraint assignments_kind_known check (kind in ('primary', 'backup')),
  constraint assignments_end_after_start check (ended_at > assigned_at),
  constraint assignments_one_primary_per_driver exclude using gist
    (driver_id with =, organisation_id with =, tstzrange(assigned_at, ended_at) with &&) where (kind = 'primary'),
  constraint assignments_driver_is_member foreign key (organisation_id, driver_id) references members (organisation_id, user_id) on delete cascade,
  constraint assignments_vehicle_exists foreign key (organisation_id, vehicle_id) references vehicles (organisation_id, id) on delete cascade
);
create index assignments_by_driver on assignments (organisation_id, driver_id, assigned_at);
select isolate('assignments');
grant select, insert, update on assignments to cartage_app;
grant select, insert, update, delete on assignments to cartage_platform;

-- The device of a user name, for the broker's policy and the HTTPS way in.
create function find_device(given_id uuid)
  returns table (device_id uuid, device_key integer, organisation_id uuid, organisation_key integer,
                 secret_salt bytea, secret_iterations integer, secret_hash bytea, is_revoked boolean)
  language sql stable security definer set search_path = public
  as $$
    select d.id, d.key, d.organisation_id, d.organisation_key, d.secret_salt, d.secret_iterations, d.secret_hash,
           d.revoked_at is not null or o.suspended_at is not null
      from devices d join organisations o on o.id = d.organisation_id
     where d.id = given_id
  $$;
revoke execute on function find_device(uuid) from public;
grant execute on function find_device(uuid) to cartage_app, cartage_ingest, cartage_platform;

-- Tells the processes that hold devices in memory (brokers' policies, workers) to look again.
create function announce_device_change() returns trigger
  language plpgsql as $$
begin
  perform pg_notify('devices_changed', coalesce(new.id, old.id)::text);
  return null;
end $$;
create trigger devices_changed after update or delete on devices for each row execute function announce_device_change();
