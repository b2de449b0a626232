-- What a person has besides a password: an authenticator's secret, sealed, and codes for when it is lost.

create table second_factors (
  id             uuid primary key,
  user_id        uuid not null references users (id) on delete cascade,
  kind           text not null,
  name           text not null,
  sealed         bytea not null,
  created_at     timestamptz not null,
  confirmed_at   timestamptz,
  last_used_at   timestamptz,
  -- the time step of the newest code that was taken: none is taken twice
  last_step      bigint not null default -1,
  constraint second_factors_kind_known check (kind in ('totp'))
);
create index second_factors_by_user on second_factors (user_id);
create table recovery_codes (
  digest  bytea primary key,
  user_id uuid not null references users (id) on delete cascade,
  used_at timestamptz
);
create index recovery_codes_by_user on recovery_codes (user_id);
alter table second_factors enable row level security;
alter table second_factors force row level security;
create policy owner_keeps on second_factors to cartage_owner using (true) with check (true);
alter table recovery_codes enable row level security;
alter table recovery_codes force row level security;
create policy owner_keeps on recovery_codes to cartage_owner using (true) with check (true);

alter table sessions add column second_factor_at timestamptz;
alter table organisations add column requires_second_factor boolean not null default false;
grant update (requires_second_factor) on organisations to cartage_app;

-- Whether a person has to show a second factor, and those that they have.
create function find_second_factors(given_user uuid)
  returns table (factor_id uuid, sealed bytea, last_step bigint)
  language sql stable security definer set search_path = public
  as $$
    select f.id, f.sealed, f.last_step from second_factors f
     where f.user_id = given_user and f.confirmed_at is not null
  $$;

-- Takes the code of a time step, unless it or a later one was taken before.
create function use_totp(given_factor uuid, step bigint, at timestamptz) returns boolean
  language sql security definer set search_path = public
  as $$
    with used as (
      update second_factors set last_step = step, last_used_at = at
       where id = given_factor and last_step < step
      returning id
    )
    select exists (select from used)
  $$;

create function use_recovery_code(given_user uuid, given_digest bytea, at timestamptz) returns boolean
  language sql security definer set search_path = public
  as $$
    with used as (
      update recovery_codes set used_at = at where user_id = given_user and digest = given_digest and used_at is null
      returning user_id
    )
    select exists (select from used)
  $$;

create function note_second_factor(given_session uuid, at timestamptz) returns void
  language sql security definer set search_path = public
  as $$ update sessions set second_factor_at = at where id = given_session and second_factor_at is null $$;

-- One's own, by one's session.
create function list_own_factors(given_session uuid)
  returns table (factor_id uuid, kind text, name text, created_at timestamptz, last_used_at timestamptz, codes_left integer)
  language sql stable security definer set search_path = public
  as $$
    select f.id, f.kind, f.name, f.created_at, f.last_used_at,
           (select count(*)::integer from recovery_codes c where c.user_id = f.user_id and c.used_at is null)
      from find_session(given_session) s
      join second_factors f on f.user_id = s.user_id and f.confirmed_at is not null
     order by f.created_at
  $$;

create function begin_own_factor(given_session uuid, given_id uuid, given_name text, given_sealed bytea, at timestamptz)
  returns boolean
  language plpgsql security definer set search_path = public as $$
declare
  person uuid := (select user_id from find_session(given_session));
begin
  if person is null then return false; end if;
  delete from second_factors where user_id = person and confirmed_at is null;
  insert into second_factors (id, user_id, kind, name, sealed, created_at)
  values (given_id, person, 'totp', given_name, given_sealed, at);
  return true;
end $$;

create function find_own_factor(given_session uuid, given_id uuid) returns bytea
  language sql stable security definer set search_path = public
  as $$
    select f.sealed from find_session(given_session) s
      join second_factors f on f.user_id = s.user_id and f.id = given_id and f.confirmed_at is null
  $$;

-- Confirms a factor by a code of it; the codes for losing it are new with the first.
create function confirm_own_factor(given_session uuid, given_id uuid, step bigint, given_codes bytea[], at timestamptz)
  returns boolean
  language plpgsql security definer set search_path = public as $$
declare
  person uuid := (select user_id from find_session(given_session));
begin
  update second_factors set confirmed_at = at, last_step = step, last_used_at = at
   where id = given_id and user_id = person and confirmed_at is null;
  if not found then return false; end if;
  delete from recovery_codes where user_id = person;
  insert into recovery_codes (digest, user_id) select unnest(given_codes), person;
  update sessions set second_factor_at = at where id = given_session;
  return true;
end $$;

create function remove_own_factor(given_session uuid, given_id uuid) returns boolean
  language plpgsql security definer set search_path = public as $$
declare
  person uuid := (select user_id from find_session(given_session));
begin
  delete from second_factors where id = given_id and user_id = person;
  if not found then return false; end if;
  if not exists (select from second_factors where user_id = person) then
    delete from recovery_codes where user_id = person;
  end if;
  return true;
end $$;

create or replace view holding_sessions as
  select s.id as session_id, s.kind, u.id as user_id, u.email, u.name as user_name, u.locale,
         u.platform_role, o.id as organisation_id, o.name as organisation_name, m.role,
         coalesce(o.requires_second_factor, false) and s.second_factor_at is null and s.kind = 'web' as lacks_second_factor
    from sessions s
    join users u on u.id = s.user_id
    left join organisations o on o.id = s.organisation_id and o.suspended_at is null
    left join members m on m.organisation_id = o.id and m.user_id = u.id and m.deactivated_at is null
   where s.revoked_at is null and s.expires_at > now() and u.deactivated_at is null
     and (m.id is not null or (s.organisation_id is null and u.platform_role is not null));

drop function list_memberships(uuid);
drop function list_own_sessions(uuid);
drop function find_session(uuid);
create function find_session(given_id uuid)
  returns table (session_id uuid, kind text, user_id uuid, email text, user_name text, locale text,
                 platform_role text, organisation_id uuid, organisation_name text, role text, lacks_second_factor boolean)
  language sql stable security definer set search_path = public
  as $$ select * from holding_sessions where session_id = given_id $$;
create function list_memberships(given_session uuid)
  returns table (organisation_id uuid, organisation_name text, role text)
  language sql stable security definer set search_path = public
  as $$
    select o.id, o.name, m.role
      from find_session(given_session) s
      join members m on m.user_id = s.user_id and m.deactivated_at is null
      join organisations o on o.id = m.organisation_id and o.suspended_at is null
     order by o.name, o.id
  $$;
create function list_own_sessions(given_session uuid)
  returns table (session_id uuid, kind text, user_agent text, address text, organisation_name text,
                 created_at timestamptz, expires_at timestamptz)
  language sql stable security definer set search_path = public
  as $$
    select own.id, own.kind, own.user_agent, own.address, held.organisation_name, own.created_at, own.expires_at
      from find_session(given_session) person
      join sessions own on own.user_id = person.user_id
      join holding_sessions held on held.session_id = own.id
     order by own.created_at desc, own.id desc
     limit 200
  $$;

revoke execute on function find_session(uuid), list_memberships(uuid), list_own_sessions(uuid),
  find_second_factors(uuid), use_totp(uuid, bigint, timestamptz), use_recovery_code(uuid, bytea, timestamptz),
  note_second_factor(uuid, timestamptz), list_own_factors(uuid), begin_own_factor(uuid, uuid, text, bytea, timestamptz),
  find_own_factor(uuid, uuid), confirm_own_factor(uuid, uuid, bigint, bytea[], timestamptz), remove_own_factor(uuid, uuid)
  from public;
grant execute on function find_session(uuid), list_memberships(uuid) to cartage_app, cartage_platform;
grant execute on function list_own_sessions(uuid), find_second_factors(uuid), use_totp(uuid, bigint, timestamptz),
  use_recovery_code(uuid, bytea, timestamptz), note_second_factor(uuid, timestamptz), list_own_factors(uuid),
  begin_own_factor(uuid, uuid, text, bytea, timestamptz), find_own_factor(uuid, uuid),
  confirm_own_factor(uuid, uuid, bigint, bytea[], timestamptz), remove_own_factor(uuid, uuid) to cartage_app;
