-- What came in from outside, once each, and the users whom another directory keeps.

create table webhook_receipts (
  id          uuid primary key,
  provider    text not null,
  -- the provider's own; of what was refused, the reason and the hour
  event_id    text not null,
  type        text not null,
  -- by the provider's clock
  event_at    timestamptz,
  subject     text,
  outcome     text not null,
  reason      text,
  -- what was understood of it, without personal data
  facts       jsonb,
  digest      bytea not null,
  times       integer not null default 1,
  received_at timestamptz not null,
  trace_id    text,
  constraint webhook_receipts_provider_known check (provider in ('clerk', 'stripe', 'revenuecat')),
  constraint webhook_receipts_outcome_known check
    (outcome in ('applied', 'outdated', 'ignored', 'conflict', 'repeated', 'refused'))
);
-- an event is taken once; whoever brings it again waits for the first and is told so
create unique index webhook_receipts_once on webhook_receipts (provider, event_id) where outcome <> 'repeated';
create index webhook_receipts_by_time on webhook_receipts (received_at desc, id desc);
alter table webhook_receipts enable row level security;
alter table webhook_receipts force row level security;
create policy owner_migrates on webhook_receipts to cartage_owner using (true) with check (true);
create policy platform_sees_all on webhook_receipts to cartage_platform using (true) with check (true);
grant select, insert, update, delete on webhook_receipts to cartage_platform;

-- The newest that a directory said of a user, by its own order, and the user whom it became. Who was deleted stays so.
create table directory_users (
  provider    text not null,
  external_id text not null,
  user_id     uuid references users (id) on delete set null,
  email       text,
  name        text,
  event_at    timestamptz,
  event_rank  smallint,
  event_id    text,
  deleted_at  timestamptz,
  constraint directory_users_once primary key (provider, external_id),
  constraint directory_users_one_user unique (user_id),
  constraint directory_users_provider_known check (provider = 'clerk'),
  constraint directory_users_email_lower check (email = lower(email))
);
create index directory_users_by_email on directory_users (email);
alter table directory_users enable row level security;
alter table directory_users force row level security;
create policy owner_migrates on directory_users to cartage_owner using (true) with check (true);
create policy platform_sees_all on directory_users to cartage_platform using (true) with check (true);
grant select, insert, update, delete on directory_users to cartage_platform;
