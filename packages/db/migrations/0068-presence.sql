-- What the broker itself knows of a device's connection, where it tells: its own name for the connection, and whether
-- that stands. Then it decides, and what the device or its will says of its connections only adds to it.
alter table device_state add column link text, add column link_is_up boolean, add column link_at timestamptz;
-- When the device itself last said that it is there.
alter table device_state add column announced_at timestamptz;

-- When devices came and went; written by whatever changes device_state.
create table presence_changes (
  id              bigint generated always as identity primary key,
  organisation_id uuid not null references organisations (id) on delete cascade,
  device_id       uuid not null references devices (id) on delete cascade,
  is_online       boolean not null,
  changed_at      timestamptz not null
);
create index presence_changes_by_device on presence_changes (device_id, changed_at desc, id desc);
create index presence_changes_by_organisation on presence_changes (organisation_id);
create index presence_changes_by_age on presence_changes (changed_at);
select isolate('presence_changes');
select open_to_ingest('presence_changes');
grant select, insert on presence_changes to cartage_app;
grant select, insert on presence_changes to cartage_ingest;
grant select, insert, update, delete on presence_changes to cartage_platform;

-- Fired only by statements that name is_online: storing positions does not, and pays nothing.
create function note_presence_change() returns trigger
  language plpgsql as $$
begin
  insert into presence_changes (organisation_id, device_id, is_online, changed_at)
  values (new.organisation_id, new.device_id, new.is_online, coalesce(new.presence_at, now()));
  return null;
end $$;
create trigger device_state_notes_presence after update of is_online on device_state
  for each row when (new.is_online is not null and old.is_online is distinct from new.is_online)
  execute function note_presence_change();
