-- Ids that devices have outside, refused messages by their cause, and history that comes as files.

-- What another system calls the device: a Traccar server that forwards, a program that sends for a whole fleet.
alter table devices add column outside_id text;
alter table devices add constraint devices_outside_id_not_blank check (btrim(outside_id) <> '');
create unique index devices_outside_id_unique on devices (organisation_id, outside_id) where revoked_at is null;

-- Two organisations may be sent the same nonsense for a device that neither has. The way is what the topic says of it.
alter table dead_letters
  drop constraint dead_letters_once,
  add constraint dead_letters_once unique nulls not distinct (organisation_id, device_id, payload_digest, element_index),
  add column way text not null default '';
update dead_letters
   set way = case when topic like 'cartage/%' then split_part(topic, '/', 5) else split_part(topic, '/', 1) end;
create index dead_letters_by_cause
  on dead_letters (organisation_id, way, reason, field, last_received_at desc, id desc) include (times, received_at, device_id);

-- Letters of one cause that are read once more, in batches; `through` is the last one that was looked at.
create table letter_retries (
  id              uuid primary key,
  organisation_id uuid references organisations (id) on delete cascade,
  is_everywhere   boolean not null default false,
  way             text,
  reason          text,
  field           text,
  device_id       uuid,
  requested_by    uuid,
  requested_at    timestamptz not null,
  through         uuid,
  letters         integer not null default 0,
  tried           integer not null default 0,
  taken           integer not null default 0,
  positions       integer not null default 0,
  finished_at     timestamptz,
  constraint letter_retries_within_organisation unique (organisation_id, id),
  constraint letter_retries_device_exists foreign key (organisation_id, device_id) references devices (organisation_id, id) on delete cascade,
  constraint letter_retries_of_someone check (is_everywhere = (organisation_id is null))
);
create index letter_retries_by_organisation on letter_retries (organisation_id, requested_at desc);
select isolate('letter_retries');
grant select, insert on letter_retries to cartage_app;
grant select, insert, update, delete on letter_retries to cartage_platform;

-- A file of a device's past, and how far it is stored. The file itself is kept in parts until it is.
create table history_imports (
  id              uuid primary key,
  organisation_id uuid not null references organisations (id) on delete cascade,
  device_id       uuid not null,
  file_name       text not null,
  bytes           integer not null,
  digest          bytea not null,
  state           text not null default 'waiting',
  format          text,
  total           integer,
  done            integer not null default 0,
  written         integer not null default 0,
  outside         integer not null default 0,
  left_out        jsonb not null default '{}',
  refusal         jsonb,
  first_fix_time  timestamptz,
  last_fix_time   timestamptz,
  requested_by    uuid,
  requested_at    timestamptz not null,
  changed_at      timestamptz not null,
  finished_at     timestamptz,
  constraint history_imports_state_known check (state in ('waiting', 'storing', 'done', 'refused', 'stopped')),
  constraint history_imports_file_name_not_blank check (btrim(file_name) <> ''),
  constraint history_imports_within_organisation unique (organisation_id, id),
  constraint history_imports_device_exists foreign key (organisation_id, device_id) references devices (organisation_id, id) on delete cascade
);
create index history_imports_by_organisation on history_imports (organisation_id, requested_at desc, id desc);
select isolate('history_imports');
grant select, insert, update on history_imports to cartage_app;
grant select, insert, update, delete on history_imports to cartage_platform;

create table history_import_parts (
  import_id       uuid not null,
  organisation_id uuid not null,
  part            integer not null,
  content         bytea not null,
  constraint history_import_parts_once primary key (import_id, part),
  constraint history_import_parts_import_exists foreign key (organisation_id, import_id) references history_imports (organisation_id, id) on delete cascade
);
select isolate('history_import_parts');
grant select, insert, delete on history_import_parts to cartage_app;
grant select, insert, update, delete on history_import_parts to cartage_platform;
