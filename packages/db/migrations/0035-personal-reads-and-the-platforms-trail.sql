-- Reads of personal data are entries of the audit trail; the same read again is looked for among the newest of them.
create index audit_entries_of_reads on audit_entries (actor_id, subject_id, occurred_at desc) where type like '%\_viewed';
-- whether a driver was with a vehicle at a time
create index assignments_by_vehicle on assignments (vehicle_id, assigned_at);

-- What people of the platform did: in no organisation, or on a member's behalf.
create index audit_entries_of_platform on audit_entries (id desc) where organisation_id is null or behind_id is not null;

-- An organisation's trail names people of the platform, who are none of its members. Nothing else of theirs is told.
create function name_platform_person(given_id uuid) returns text
  language sql stable security definer set search_path = public
  as $$ select name from users where id = given_id and platform_role is not null $$;
revoke execute on function name_platform_person(uuid) from public;
grant execute on function name_platform_person(uuid) to cartage_app;

-- When a sign-in was last used, and from which country as a proxy tells; a table of its own, so that the sign-ins, which
-- are asked at every request, are not written as often. It is reached through the functions only.
create table session_uses (
  session_id uuid primary key references sessions (id) on delete cascade,
  used_at    timestamptz not null,
  country    text,
  constraint session_uses_country_iso_3166 check (country ~ '^[A-Z]{2}$')
);
alter table session_uses enable row level security;
alter table session_uses force row level security;
create policy owner_migrates on session_uses to cartage_owner using (true) with check (true);

create function note_session_use(given_session uuid, given_country text, at timestamptz) returns void
  language sql security definer set search_path = public
  as $$
    insert into session_uses as known (session_id, used_at, country)
    select id, at, given_country from sessions where id = given_session and revoked_at is null
    on conflict (session_id) do update set used_at = excluded.used_at, country = excluded.country
      where known.used_at < excluded.used_at
  $$;

-- Of a person's own sign-ins, asked for by one of them.
create function list_session_uses(given_session uuid)
  returns table (session_id uuid, used_at timestamptz, country text)
  language sql stable security definer set search_path = public
  as $$
    select u.session_id, u.used_at, u.country
      from list_own_sessions(given_session) own join session_uses u on u.session_id = own.session_id
  $$;

revoke execute on function note_session_use(uuid, text, timestamptz), list_session_uses(uuid) from public;
grant execute on function note_session_use(uuid, text, timestamptz), list_session_uses(uuid) to cartage_app;
