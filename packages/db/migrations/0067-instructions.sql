-- What we ask of a device. It waits while the device is away, and is repeated until the device answers or its time is up.

create table instructions (
  id              uuid primary key,
  organisation_id uuid not null references organisations (id) on delete cascade,
  device_id       uuid not null,
  kind            text not null,
  body            jsonb not null,
  state           text not null default 'queued',
  asked_by        uuid not null,
  asked_by_kind   text not null,
  asked_at        timestamptz not null,
  expires_at      timestamptz not null,
  -- When a worker took it upon itself to send it last, and over which connection of the device.
  attempts        integer not null default 0,
  tried_at        timestamptz,
  tried_over      text,
  next_attempt_at timestamptz not null,
  -- When the broker first took it for the device.
  sent_at         timestamptz,
  -- The device's last word by its own clock, and when that came.
  outcome         text,
  outcome_at      timestamptz,
  received_at     timestamptz,
  -- When it was cancelled or expired.
  ended_at        timestamptz,
  constraint instructions_device_exists foreign key (organisation_id, device_id) references devices (organisation_id, id) on delete cascade,
  constraint instructions_kind_known check (kind in ('message', 'interval', 'settings', 'position', 'command')),
  constraint instructions_state_known check (state in ('queued', 'sent', 'acknowledged', 'failed', 'expired', 'cancelled')),
  constraint instructions_expire_later check (expires_at > asked_at),
  constraint instructions_answered_with_outcome check ((outcome is null) = (received_at is null) and (outcome is null) = (outcome_at is null))
) with (fillfactor = 70);
create index instructions_by_device on instructions (device_id, asked_at desc, id desc);
create index instructions_by_organisation on instructions (organisation_id);
create index instructions_under_way on instructions (device_id) where state in ('queued', 'sent');
create index instructions_ended on instructions (asked_at) where state not in ('queued', 'sent');
select isolate('instructions');
select open_to_ingest('instructions');
grant select, insert, update on instructions to cartage_app;
grant select, update on instructions to cartage_ingest;
grant select, insert, update, delete on instructions to cartage_platform;

create function notify_instructions() returns trigger
  language plpgsql as $$
begin
  perform pg_notify('instructions', '');
  return null;
end $$;
create trigger instructions_notify after insert on instructions
  for each statement execute function notify_instructions();
