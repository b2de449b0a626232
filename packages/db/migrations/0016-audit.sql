-- Who did what: one row for each command, written in its transaction, that nobody may change or take away.

create table audit_entries (
  id              bigint generated always as identity primary key,
  organisation_id uuid references organisations (id),
  occurred_at     timestamptz not null,
  type            text not null,
  subject_kind    text not null,
  subject_id      text not null,
  actor_kind      text not null,
  actor_id        text not null,
  behind_id       uuid,
  before          jsonb,
  after           jsonb,
  address         text,
  request_id      text not null,
  trace_id        text,
  constraint audit_entries_actor_kind_known check (actor_kind in ('user', 'driver', 'device', 'api_key', 'process'))
);
create index audit_entries_by_organisation on audit_entries (organisation_id, id desc);
create index audit_entries_by_subject on audit_entries (organisation_id, subject_id, id desc);
alter table audit_entries enable row level security;
alter table audit_entries force row level security;
create policy owner_migrates on audit_entries to cartage_owner using (true) with check (true);
create policy platform_sees_all on audit_entries to cartage_platform using (true) with check (true);
create policy app_sees_its_organisation on audit_entries for select to cartage_app
  using (organisation_id = (select current_organisation()));
-- what people of the platform do in no organisation belongs to none
create policy app_writes_its_organisation on audit_entries for insert to cartage_app
  with check (organisation_id is not distinct from (select current_organisation()));
grant select, insert on audit_entries to cartage_app, cartage_platform;

-- Each entry's place in its organisation's chain. A seal covers its entry and the seal before, so that an entry that is
-- changed, taken away or moved shows. The chain of what belongs to no organisation has the nil UUID.
create table audit_seals (
  chain     uuid not null,
  seq       bigint not null,
  entry_id  bigint not null,
  hash      bytea not null,
  sealed_at timestamptz not null,
  constraint audit_seals_in_order primary key (chain, seq),
  constraint audit_seals_once unique (entry_id),
  constraint audit_seals_from_one check (seq >= 1),
  constraint audit_seals_sha256 check (octet_length(hash) = 32)
);
alter table audit_seals enable row level security;
alter table audit_seals force row level security;
create policy owner_migrates on audit_seals to cartage_owner using (true) with check (true);
create policy platform_sees_all on audit_seals to cartage_platform using (true) with check (true);
create policy app_sees_its_organisation on audit_seals for select to cartage_app
  using (chain = (select current_organisation()));
grant select, insert on audit_seals to cartage_platform;
grant select on audit_seals to cartage_app;

create function notify_audit() returns trigger
  language plpgsql as $$
begin
  perform pg_notify('audit', '');
  return null;
end $$;
create trigger audit_notifies after insert on audit_entries for each statement execute function notify_audit();

