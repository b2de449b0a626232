-- Passkeys beside authenticators, and a factor that is owed until it was shown.

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

revoke execute on function count_new_factor(uuid, uuid, timestamptz),
  keep_first_codes(uuid, uuid, bytea[]) from public;
revoke execute on function open_passkey_challenge(uuid, text, bytea, timestamptz, timestamptz),
  take_passkey_challenge(uuid, text, bytea, timestamptz),
  find_second_factors(uuid),
  use_passkey(uuid, bigint, timestamptz),
  add_own_passkey(uuid, uuid, text, bytea, bytea, bigint, text[], bytea[], timestamptz),
  renew_own_codes(uuid, bytea[]) from public;
grant execute on function open_passkey_challenge(uuid, text, bytea, timestamptz, timestamptz),
  take_passkey_challenge(uuid, text, bytea, timestamptz),
  find_second_factors(uuid),
  use_passkey(uuid, bigint, timestamptz),
  add_own_passkey(uuid, uuid, text, bytea, bytea, bigint, text[], bytea[], timestamptz),
  renew_own_codes(uuid, bytea[]) to cartage_app;

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

revoke execute on function find_session(uuid) from public;
grant execute on function find_session(uuid) to cartage_app, cartage_platform;
