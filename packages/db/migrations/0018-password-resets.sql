-- Links with which a person who forgot their password chooses another.
create table password_resets (
  digest     bytea primary key,
  user_id    uuid not null references users (id) on delete cascade,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at    timestamptz
);
create index password_resets_by_user on password_resets (user_id);
alter table password_resets enable row level security;
alter table password_resets force row level security;
create policy owner_keeps on password_resets to cartage_owner using (true) with check (true);

-- Opens a way to a new password for the account of an address; no row when there is none. Earlier links become void.
create function open_password_reset(given_email text, given_digest bytea, at timestamptz, until timestamptz)
  returns table (user_id uuid, locale text)
  language plpgsql security definer set search_path = public as $$
declare
  found users;
begin
  select * into found from users u where u.email = lower(given_email) and u.deactivated_at is null;
  if found.id is null then return; end if;
  update password_resets r set used_at = at where r.user_id = found.id and r.used_at is null;
  insert into password_resets (digest, user_id, created_at, expires_at) values (given_digest, found.id, at, until);
  return query select found.id, found.locale;
end $$;

-- Whose link it is; no row when it is no longer good.
create function find_password_reset(given_digest bytea, at timestamptz)
  returns table (user_id uuid, email text, user_name text, locale text)
  language sql stable security definer set search_path = public
  as $$
    select u.id, u.email, u.name, u.locale
      from password_resets r join users u on u.id = r.user_id and u.deactivated_at is null
     where r.digest = given_digest and r.used_at is null and r.expires_at > at
  $$;

-- Sets a password by a link and ends every sign-in of the person; false when the link is no longer good.
create function use_password_reset(given_digest bytea, given_hash text, at timestamptz) returns boolean
  language plpgsql security definer set search_path = public as $$
declare
  person uuid;
begin
  update password_resets r set used_at = at
    from users u
   where r.digest = given_digest and r.used_at is null and r.expires_at > at and u.id = r.user_id and u.deactivated_at is null
  returning r.user_id into person;
  if person is null then return false; end if;
  update users set password_hash = given_hash where id = person;
  update sessions set revoked_at = at where user_id = person and revoked_at is null;
  return true;
end $$;

-- The hash of the password of the person behind a session, to be asked for before it is changed.
create function find_own_password(given_session uuid) returns text
  language sql stable security definer set search_path = public
  as $$ select u.password_hash from find_session(given_session) s join users u on u.id = s.user_id $$;

-- Changes the password of the person behind a session and ends their other sign-ins.
create function change_own_password(given_session uuid, given_hash text, at timestamptz) returns boolean
  language plpgsql security definer set search_path = public as $$
declare
  person uuid := (select user_id from find_session(given_session));
begin
  if person is null then return false; end if;
  update users set password_hash = given_hash where id = person;
  update sessions set revoked_at = at where user_id = person and id <> given_session and revoked_at is null;
  update password_resets set used_at = at where user_id = person and used_at is null;
  return true;
end $$;

revoke execute on function open_password_reset(text, bytea, timestamptz, timestamptz),
  find_password_reset(bytea, timestamptz), use_password_reset(bytea, text, timestamptz), find_own_password(uuid),
  change_own_password(uuid, text, timestamptz) from public;
grant execute on function open_password_reset(text, bytea, timestamptz, timestamptz),
  find_password_reset(bytea, timestamptz), use_password_reset(bytea, text, timestamptz), find_own_password(uuid),
  change_own_password(uuid, text, timestamptz) to cartage_app;
