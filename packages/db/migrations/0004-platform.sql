-- Domain events on their way out, the processes that run, and the slots that workers hold at the broker.

create table outbox (
  id              bigint generated always as identity primary key,
  event_id        uuid not null,
  organisation_id uuid references organisations (id) on delete cascade,
  type            text not null,
  version         smallint not null default 1,
  body            jsonb not null,
  trace_id        text,
  occurred_at     timestamptz not null,
  relayed_at      timestamptz,
  constraint outbox_event_once unique (event_id)
);
create index outbox_waiting on outbox (id) where relayed_at is null;
select isolate('outbox');
select open_to_ingest('outbox');
grant insert on outbox to cartage_app, cartage_ingest;
grant select, insert, update, delete on outbox to cartage_platform;

-- The running processes belong to the platform, not to an organisation.
create table instances (
  id           uuid primary key,
  kind         text not null,
  version      text not null,
  host         text not null,
  pid          integer not null,
  started_at   timestamptz not null,
  heartbeat_at timestamptz not null,
  stopped_at   timestamptz,
  health       jsonb not null default '{}',
  constraint instances_kind_known check (kind in ('web', 'worker', 'jobs'))
);
create index instances_by_heartbeat on instances (heartbeat_at desc);
alter table instances enable row level security;
alter table instances force row level security;
create policy owner_migrates on instances to cartage_owner using (true) with check (true);
create policy platform_sees_all on instances to cartage_platform using (true) with check (true);
create policy ingest_keeps_instances on instances to cartage_ingest using (true) with check (true);
create policy app_keeps_web_instances on instances to cartage_app using (kind = 'web') with check (kind = 'web');
grant select, insert, update on instances to cartage_app, cartage_ingest;
grant select, insert, update, delete on instances to cartage_platform;

-- A worker's place at the broker: the session under this slot's client id is drained by whoever holds the lease.
create table worker_slots (
  slot          integer primary key,
  held_by       uuid,
  leased_until  timestamptz not null,
  has_session   boolean not null default false,
  constraint worker_slots_in_range check (slot between 0 and 999)
);
alter table worker_slots enable row level security;
alter table worker_slots force row level security;
create policy owner_migrates on worker_slots to cartage_owner using (true) with check (true);
create policy platform_sees_all on worker_slots for select to cartage_platform using (true);
create policy ingest_leases_slots on worker_slots to cartage_ingest using (true) with check (true);
grant select, insert, update, delete on worker_slots to cartage_ingest;
grant select on worker_slots to cartage_platform;
