-- Passkeys beside authenticators, a factor that is owed until it was shown, waits after wrong attempts, addresses that are
-- confirmed, and what people of a suspended organisation are told.

-- ── Passkeys ─────────────────────────────────────────────────────────────────────────────────────────────────────────

alter table second_factors alter column sealed drop not null;
alter table second_factors
  add column credential_id bytea,
  add column public_key bytea,
  add column sign_count bigint,
  add column transports text[],
  drop constraint second_factors_kind_known,
  add constraint second_factors_kind_known check (kind in ('totp', 'passkey')),
  add constraint second_factors_totp_is_sealed check ((kind = 'totp') = (sealed is not null)),
  add constraint second_factors_passkey_has_key check (
    (kind = 'passkey') = (credential_id is not null and public_key is not null and sign_count is not null)),
  add constraint second_factors_credential_unique unique (credential_id);

-- What an authenticator is asked to sign, taken once, by whichever process the answer reaches.
create table passkey_challenges (
  challenge  bytea primary key,
  user_id    uuid not null references users (id) on delete cascade,
  purpose    text not null,
  expires_at timestamptz not null,
  constraint passkey_challenges_purpose_known check (purpose in ('add', 'show'))
);
create index passkey_challenges_by_age on passkey_challenges (expires_at);
alter table passkey_challenges enable row level security;
alter table passkey_challenges force row level security;
create policy owner_keeps on passkey_challenges to cartage_owner using (true) with check (true);

create function open_passkey_challenge(given_user uuid, given_purpose text, given_challenge bytea, at timestamptz, until timestamptz)
  returns void
  language sql security definer set search_path = public
  as $$
    delete from passkey_challenges
     where ctid = any (array(select ctid from passkey_challenges where expires_at < at limit 100 for update skip locked));
    insert into passkey_challenges (challenge, user_id, purpose, expires_at)
    values (given_challenge, given_user, given_purpose, until)
  $$;

create function take_passkey_challenge(given_user uuid, given_purpose text, given_challenge bytea, at timestamptz)
  returns boolean
  language sql security definer set search_path = public
  as $$
    with taken as (
      delete from passkey_challenges
       where challenge = given_challenge and user_id = given_user and purpose = given_purpose
      returning expires_at
    )
    select exists (select from taken where expires_at > at)
  $$;

drop function find_second_factors(uuid);
create function find_second_factors(given_user uuid)
  returns table (factor_id uuid, kind text, sealed bytea, credential_id bytea, public_key bytea, sign_count bigint, transports text[])
  language sql stable security definer set search_path = public
  as $$
    select f.id, f.kind, f.sealed, f.credential_id, f.public_key, f.sign_count, f.transports
      from second_factors f
     where f.user_id = given_user and f.confirmed_at is not null
     order by f.created_at, f.id
  $$;

-- Takes a signature by its count: one that is not above the last is a copy's. Authenticators that do not count give 0.
create function use_passkey(given_factor uuid, given_count bigint, at timestamptz) returns boolean
  language sql security definer set search_path = public
  as $$
    with used as (
      update second_factors set sign_count = given_count, last_used_at = at
       where id = given_factor and kind = 'passkey'
         and (sign_count < given_count or (sign_count = 0 and given_count = 0))
      returning id
    )
    select exists (select from used)
  $$;

-- A factor counts for the sign-in that added it; the person's other ones owe it from now on, and their streams look again.
create function count_new_factor(person uuid, given_session uuid, at timestamptz) returns void
  language plpgsql as $$
begin
  update sessions set second_factor_at = at where id = given_session;
  perform pg_notify('sessions_ended', s.id::text)
     from sessions s
    where s.user_id = person and s.id <> given_session and s.kind = 'web' and s.revoked_at is null and s.expires_at > at;
end $$;

-- The codes for losing a factor are new with the first one, of either kind; answers whether they were.
create function keep_first_codes(person uuid, added uuid, given_codes bytea[]) returns boolean
  language plpgsql as $$
begin
  if exists (select from second_factors where user_id = person and id <> added and confirmed_at is not null) then
    return false;
  end if;
  delete from recovery_codes where user_id = person;
  insert into recovery_codes (digest, user_id) select unnest(given_codes), person;
  return true;
end $$;

-- Null when there is no such factor to confirm; else whether the codes are new.
create or replace function confirm_own_factor(given_session uuid, given_id uuid, step bigint, given_codes bytea[], at timestamptz)
  returns boolean
  language plpgsql security definer set search_path = public as $$
declare
  person uuid := (select user_id from find_session(given_session));
begin
  update second_factors set confirmed_at = at, last_step = step, last_used_at = at
   where id = given_id and user_id = person and kind = 'totp' and confirmed_at is null;
  if not found then return null; end if;
  perform count_new_factor(person, given_session, at);
  return keep_first_codes(person, given_id, given_codes);
end $$;

create function add_own_passkey(given_session uuid, given_id uuid, given_name text, given_credential bytea, given_key bytea,
                                given_count bigint, given_transports text[], given_codes bytea[], at timestamptz)
  returns boolean
  language plpgsql security definer set search_path = public as $$
declare
  person uuid := (select user_id from find_session(given_session));
begin
  if person is null then return null; end if;
  insert into second_factors (id, user_id, kind, name, credential_id, public_key, sign_count, transports, created_at, confirmed_at)
  values (given_id, person, 'passkey', given_name, given_credential, given_key, given_count, given_transports, at, at);
  perform count_new_factor(person, given_session, at);
  return keep_first_codes(person, given_id, given_codes);
end $$;

create function renew_own_codes(given_session uuid, given_codes bytea[]) returns boolean
  language plpgsql security definer set search_path = public as $$
declare
  person uuid := (select user_id from find_session(given_session));
begin
  if not exists (select from second_factors where user_id = person and confirmed_at is not null) then return false; end if;
  delete from recovery_codes where user_id = person;
  insert into recovery_codes (digest, user_id) select unnest(given_codes), person;
  return true;
end $$;

create or replace function remove_own_factor(given_session uuid, given_id uuid) returns boolean
  language plpgsql security definer set search_path = public as $$
declare
  person uuid := (select user_id from find_session(given_session));
begin
  delete from second_factors where id = given_id and user_id = person;
  if not found then return false; end if;
  if not exists (select from second_factors where user_id = person and confirmed_at is not null) then
    delete from recovery_codes where user_id = person;
  end if;
  return true;
end $$;

-- ── What a sign-in owes ──────────────────────────────────────────────────────────────────────────────────────────────

alter table users add column email_verified_at timestamptz;
-- whoever came by an invitation's link reads the mails of that address
update users u
   set email_verified_at = (select max(i.accepted_at) from invitations i where i.email = u.email);

-- On the web, whoever has a second factor or is asked for one by the organisation shows it before anything else.
create or replace view holding_sessions as
  select s.id as session_id, s.kind, u.id as user_id, u.email, u.name as user_name, u.locale,
         u.platform_role, o.id as organisation_id, o.name as organisation_name, m.role,
         (coalesce(o.requires_second_factor, false) or f.has_one) and s.second_factor_at is null and s.kind = 'web'
           and s.behind_id is null as lacks_second_factor,
         s.behind_id, b.name as behind_name, s.reason, s.expires_at,
         f.has_one as has_second_factor, u.email_verified_at is not null as is_email_verified
    from sessions s
    join users u on u.id = s.user_id
    left join organisations o on o.id = s.organisation_id and o.suspended_at is null
    left join members m on m.organisation_id = o.id and m.user_id = u.id and m.deactivated_at is null
    left join users b on b.id = s.behind_id
   cross join lateral (
     select exists (select from second_factors f where f.user_id = u.id and f.confirmed_at is not null) as has_one
   ) f
   where s.revoked_at is null and s.expires_at > now() and u.deactivated_at is null
     and (m.id is not null or (s.organisation_id is null and u.platform_role is not null and s.behind_id is null))
     and (s.behind_id is null or (b.deactivated_at is null and b.platform_role = 'platform_administrator'));

drop function find_session(uuid);
create function find_session(given_id uuid)
  returns table (session_id uuid, kind text, user_id uuid, email text, user_name text, locale text,
                 platform_role text, organisation_id uuid, organisation_name text, role text, lacks_second_factor boolean,
                 behind_id uuid, behind_name text, reason text, expires_at timestamptz, has_second_factor boolean,
                 is_email_verified boolean)
  language sql stable security definer set search_path = public
  as $$ select * from holding_sessions where session_id = given_id $$;

-- ── Waits after wrong attempts ───────────────────────────────────────────────────────────────────────────────────────

-- Wrong passwords and codes in a row. A subject is a digest, so no address of a person is kept; one that nobody has is
-- counted alike. A day without attempts is forgotten.
create table failed_attempts (
  subject    bytea primary key,
  failures   integer not null,
  last_at    timestamptz not null,
  -- when the next attempt may come
  free_at    timestamptz not null,
  told_at    timestamptz
);
create index failed_attempts_by_age on failed_attempts (last_at);
alter table failed_attempts enable row level security;
alter table failed_attempts force row level security;
create policy owner_counts on failed_attempts to cartage_owner using (true) with check (true);

-- Begins an attempt: it counts as wrong until `succeed_attempt`, so that many at once gain nothing. Answers the seconds to
-- wait, 0 when it may be made. The first two wrong ones cost nothing, the third one second, each further one twice as many.
create function begin_attempt(given_subject bytea, longest_s integer, at timestamptz) returns integer
  language plpgsql security definer set search_path = public as $$
declare
  known failed_attempts;
  counted integer;
begin
  delete from failed_attempts
   where ctid = any (array(select ctid from failed_attempts
                            where last_at < at - interval '1 day' and subject <> given_subject limit 100 for update skip locked));
  insert into failed_attempts (subject, failures, last_at, free_at) values (given_subject, 0, at, at) on conflict do nothing;
  select * into known from failed_attempts where subject = given_subject for update;
  if known.free_at > at then return ceil(extract(epoch from known.free_at - at)); end if;
  counted := 1 + case when known.last_at < at - interval '1 day' then 0 else known.failures end;
  update failed_attempts
     set failures = counted, last_at = at,
         free_at = at + case when counted < 3 then 0 else least(longest_s, 2 ^ least(counted - 3, 20)) end * interval '1 second'
   where subject = given_subject;
  return 0;
end $$;

create function succeed_attempt(given_subject bytea) returns void
  language sql security definer set search_path = public
  as $$ update failed_attempts set failures = 0, free_at = last_at where subject = given_subject $$;

-- Whom to tell that somebody tried: once a day, from that many wrong attempts in a row on.
create function take_attempt_notice(given_subject bytea, given_email text, given_user uuid, least_failures integer, at timestamptz)
  returns table (user_id uuid, email text, locale text)
  language sql security definer set search_path = public
  as $$
    with noted as (
      update failed_attempts set told_at = at
       where subject = given_subject and failures >= least_failures and (told_at is null or told_at <= at - interval '1 day')
      returning subject
    )
    select u.id, u.email, u.locale from noted
      join users u on (u.email = lower(given_email) or u.id = given_user) and u.deactivated_at is null
  $$;

-- ── Addresses ────────────────────────────────────────────────────────────────────────────────────────────────────────

-- Links that show that somebody reads the mails of an address: the one they have, or the one they want.
create table email_links (
  digest     bytea primary key,
  user_id    uuid not null references users (id) on delete cascade,
  email      text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at    timestamptz,
  constraint email_links_email_lower check (email = lower(email))
);
create index email_links_by_user on email_links (user_id);
alter table email_links enable row level security;
alter table email_links force row level security;
create policy owner_keeps on email_links to cartage_owner using (true) with check (true);

-- Null for the address that the person has. Earlier links become void. It does not say whether somebody has the address.
create function open_own_email_link(given_session uuid, given_email text, given_digest bytea, at timestamptz, until timestamptz)
  returns boolean
  language plpgsql security definer set search_path = public as $$
declare
  person record;
begin
  select s.user_id, s.email into person from find_session(given_session) s;
  if person.user_id is null then return false; end if;
  update email_links set used_at = at where user_id = person.user_id and used_at is null;
  insert into email_links (digest, user_id, email, created_at, expires_at)
  values (given_digest, person.user_id, coalesce(given_email, person.email), at, until);
  return true;
end $$;

create function find_email_link(given_digest bytea, at timestamptz)
  returns table (user_id uuid, email text, email_before text, locale text, is_taken boolean)
  language sql stable security definer set search_path = public
  as $$
    select u.id, l.email, u.email, u.locale, exists (select from users o where o.email = l.email and o.id <> u.id)
      from email_links l join users u on u.id = l.user_id and u.deactivated_at is null
     where l.digest = given_digest and l.used_at is null and l.expires_at > at
  $$;

-- False when the link is no longer good. An address that somebody has meets users_email_unique, and the link stays good.
create function use_email_link(given_digest bytea, at timestamptz) returns boolean
  language plpgsql security definer set search_path = public as $$
declare
  link email_links;
begin
  update email_links l set used_at = at
    from users u
   where l.digest = given_digest and l.used_at is null and l.expires_at > at and u.id = l.user_id and u.deactivated_at is null
  returning l.* into link;
  if link.user_id is null then return false; end if;
  -- what was mailed to the address before lets nobody in any more
  update password_resets r set used_at = at
    from users u
   where u.id = link.user_id and u.email <> link.email and r.user_id = u.id and r.used_at is null;
  update users set email = link.email, email_verified_at = at where id = link.user_id;
  return true;
end $$;

-- As before; the link shows that the person reads the mails, and a pending change of the address is void.
create or replace function use_password_reset(given_digest bytea, given_hash text, at timestamptz) returns boolean
  language plpgsql security definer set search_path = public as $$
declare
  person uuid;
begin
  update password_resets r set used_at = at
    from users u
   where r.digest = given_digest and r.used_at is null and r.expires_at > at and u.id = r.user_id and u.deactivated_at is null
  returning r.user_id into person;
  if person is null then return false; end if;
  update users set password_hash = given_hash, email_verified_at = coalesce(email_verified_at, at) where id = person;
  update sessions set revoked_at = at where user_id = person and revoked_at is null;
  update email_links set used_at = at where user_id = person and used_at is null;
  return true;
end $$;

create or replace function change_own_password(given_session uuid, given_hash text, at timestamptz) returns boolean
  language plpgsql security definer set search_path = public as $$
declare
  person uuid := (select user_id from find_session(given_session));
begin
  if person is null then return false; end if;
  update users set password_hash = given_hash where id = person;
  update sessions set revoked_at = at where user_id = person and id <> given_session and revoked_at is null;
  update password_resets set used_at = at where user_id = person and used_at is null;
  update email_links set used_at = at where user_id = person and used_at is null;
  return true;
end $$;

create or replace function accept_invitation(given_digest bytea, given_user uuid, given_name text, given_hash text,
                                             given_member uuid, at timestamptz) returns boolean
  language plpgsql security definer set search_path = public as $$
declare
  offered invitations;
begin
  update invitations set accepted_at = at
   where digest = given_digest and accepted_at is null and revoked_at is null and expires_at > at
     and exists (select from organisations o where o.id = organisation_id and o.suspended_at is null)
  returning * into offered;
  if offered.id is null then return false; end if;
  if given_hash is not null then
    insert into users (id, email, name, password_hash, created_at, email_verified_at)
    values (given_user, offered.email, given_name, given_hash, at, at);
  else
    update users u set email_verified_at = coalesce(u.email_verified_at, at)
     where u.id = given_user and u.email = offered.email and u.deactivated_at is null;
    if not found then raise exception 'invitations_of_their_address_only'; end if;
  end if;
  insert into members (id, organisation_id, user_id, role, created_at)
  values (given_member, offered.organisation_id, given_user, offered.role, at)
  on conflict on constraint members_once_per_organisation do update set role = excluded.role, deactivated_at = null;
  return true;
end $$;

-- ── People of a suspended organisation ───────────────────────────────────────────────────────────────────────────────

-- The organisation whose suspension keeps a person out, for whoever proved to be that person.
create function find_suspended_membership(given_user uuid)
  returns table (organisation_name text, owner_name text, owner_email text, is_owner boolean)
  language sql stable security definer set search_path = public
  as $$
    select o.name, w.name, w.email, coalesce(w.id = m.user_id, false)
      from members m
      join organisations o on o.id = m.organisation_id and o.suspended_at is not null
      left join users w on w.id = o.owner_id and w.deactivated_at is null
     where m.user_id = given_user and m.deactivated_at is null
     order by m.created_at, m.id
     limit 1
  $$;

-- The same for a sign-in that would hold, were its organisation not suspended.
create function find_suspended_session(given_session uuid)
  returns table (user_id uuid, organisation_name text, owner_name text, owner_email text, is_owner boolean)
  language sql stable security definer set search_path = public
  as $$
    select s.user_id, o.name, w.name, w.email, coalesce(w.id = s.user_id, false)
      from sessions s
      join users u on u.id = s.user_id and u.deactivated_at is null
      join members m on m.user_id = s.user_id and m.organisation_id = s.organisation_id and m.deactivated_at is null
      join organisations o on o.id = s.organisation_id and o.suspended_at is not null
      left join users w on w.id = o.owner_id and w.deactivated_at is null
     where s.id = given_session and s.kind = 'web' and s.behind_id is null and s.revoked_at is null and s.expires_at > now()
  $$;

-- Where its person may go on instead; one that an organisation's provider vouched for stays there.
create function list_unsuspended_memberships(given_session uuid)
  returns table (organisation_id uuid, organisation_name text)
  language sql stable security definer set search_path = public
  as $$
    select o.id, o.name
      from find_suspended_session(given_session) s
      join sessions own on own.id = given_session and own.provider_id is null
      join members m on m.user_id = s.user_id and m.deactivated_at is null
      join organisations o on o.id = m.organisation_id and o.suspended_at is null
     order by o.name, o.id
  $$;

revoke execute on function count_new_factor(uuid, uuid, timestamptz), keep_first_codes(uuid, uuid, bytea[]),
  open_passkey_challenge(uuid, text, bytea, timestamptz, timestamptz), take_passkey_challenge(uuid, text, bytea, timestamptz),
  find_second_factors(uuid), use_passkey(uuid, bigint, timestamptz),
  add_own_passkey(uuid, uuid, text, bytea, bytea, bigint, text[], bytea[], timestamptz), renew_own_codes(uuid, bytea[]),
  find_session(uuid), begin_attempt(bytea, integer, timestamptz), succeed_attempt(bytea),
  take_attempt_notice(bytea, text, uuid, integer, timestamptz),
  open_own_email_link(uuid, text, bytea, timestamptz, timestamptz), find_email_link(bytea, timestamptz),
  use_email_link(bytea, timestamptz), find_suspended_membership(uuid), find_suspended_session(uuid),
  list_unsuspended_memberships(uuid) from public;
grant execute on function find_session(uuid) to cartage_app, cartage_platform;
grant execute on function open_passkey_challenge(uuid, text, bytea, timestamptz, timestamptz),
  take_passkey_challenge(uuid, text, bytea, timestamptz), find_second_factors(uuid), use_passkey(uuid, bigint, timestamptz),
  add_own_passkey(uuid, uuid, text, bytea, bytea, bigint, text[], bytea[], timestamptz), renew_own_codes(uuid, bytea[]),
  begin_attempt(bytea, integer, timestamptz), succeed_attempt(bytea),
  take_attempt_notice(bytea, text, uuid, integer, timestamptz),
  open_own_email_link(uuid, text, bytea, timestamptz, timestamptz), find_email_link(bytea, timestamptz),
  use_email_link(bytea, timestamptz), find_suspended_membership(uuid), find_suspended_session(uuid),
  list_unsuspended_memberships(uuid) to cartage_app;
