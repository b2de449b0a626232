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
create index email_links_by_age on email_links (expires_at);
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
  delete from email_links
   where ctid = any (array(select ctid from email_links where expires_at < at - interval '1 day' limit 100 for update skip locked));
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
  update users set email = link.email, email_verified_at = at where id = link.user_id;
  return true;
end $$;

-- Whoever changes an address, what was mailed to the one before lets nobody in any more, and does not bring it back.
create function void_mails_to_former_address() returns trigger
  language plpgsql security definer set search_path = public as $$
begin
  update password_resets set used_at = now() where user_id = new.id and used_at is null;
  update email_links set used_at = now() where user_id = new.id and used_at is null and email <> new.email;
  return null;
end $$;
create trigger users_void_mails_to_former_address after update of email on users
  for each row when (old.email is distinct from new.email) execute function void_mails_to_former_address();

-- Whether a person's address is kept by others: by a directory, or by the provider that alone lets people of its domain in.
-- Who could take an address of their own would stay when those have let them go.
create function is_address_kept(given_user uuid) returns boolean
  language sql stable security definer set search_path = public
  as $$
    select exists (select from directory_users d where d.user_id = given_user and d.deleted_at is null)
        or exists (select from users u where u.id = given_user and asks_for_provider(u.email, u.id))
  $$;

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

revoke execute on function open_own_email_link(uuid, text, bytea, timestamptz, timestamptz),
  find_email_link(bytea, timestamptz),
  use_email_link(bytea, timestamptz),
  is_address_kept(uuid) from public;
grant execute on function open_own_email_link(uuid, text, bytea, timestamptz, timestamptz),
  find_email_link(bytea, timestamptz),
  use_email_link(bytea, timestamptz),
  is_address_kept(uuid) to cartage_app;
