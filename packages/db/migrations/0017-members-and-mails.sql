-- Who owns an organisation, who was invited into it, and the mails that tell people.

alter table organisations add column owner_id uuid references users (id);
update organisations o
   set owner_id = (select m.user_id from members m
                    where m.organisation_id = o.id and m.role = 'organisation_administrator' and m.deactivated_at is null
                    order by m.created_at, m.id limit 1);
grant update (owner_id) on organisations to cartage_app;

-- An organisation is never left without somebody who can administer it: its owner stays one.
create function keep_owner() returns trigger
  language plpgsql security definer set search_path = public as $$
begin
  if exists (select from organisations where id = old.organisation_id and owner_id = old.user_id)
     and (new.role <> 'organisation_administrator' or new.deactivated_at is not null)
  then
    raise exception 'the owner stays an administrator'
      using errcode = 'check_violation', constraint = 'members_owner_stays_administrator';
  end if;
  return new;
end $$;
create trigger members_keep_owner before update on members for each row execute function keep_owner();

create function check_owner() returns trigger
  language plpgsql security definer set search_path = public as $$
begin
  if new.owner_id is not null and not exists (
    select from members m
     where m.organisation_id = new.id and m.user_id = new.owner_id and m.role = 'organisation_administrator'
       and m.deactivated_at is null)
  then
    raise exception 'the owner is an administrator'
      using errcode = 'check_violation', constraint = 'organisations_owner_is_administrator';
  end if;
  return new;
end $$;
create trigger organisations_check_owner before update of owner_id on organisations for each row execute function check_owner();

create table invitations (
  id              uuid primary key,
  organisation_id uuid not null references organisations (id) on delete cascade,
  email           text not null,
  role            text not null,
  digest          bytea not null,
  invited_by      uuid references users (id),
  created_at      timestamptz not null,
  expires_at      timestamptz not null,
  accepted_at     timestamptz,
  revoked_at      timestamptz,
  constraint invitations_email_lower check (email = lower(email)),
  constraint invitations_role_known check (role in ('organisation_administrator', 'dispatcher', 'viewer', 'hub_worker', 'driver')),
  constraint invitations_digest_unique unique (digest)
);
create unique index invitations_once_open on invitations (organisation_id, email) where accepted_at is null and revoked_at is null;
select isolate('invitations');
grant select, insert, update on invitations to cartage_app;
grant select, insert, update, delete on invitations to cartage_platform;

-- A mail on its way. What it says is sealed until it is sent, because links in it let people in, and gone afterwards.
create table mails (
  id              uuid primary key,
  organisation_id uuid references organisations (id) on delete cascade,
  recipient       text not null,
  locale          text not null,
  content         bytea,
  created_at      timestamptz not null,
  send_after      timestamptz not null,
  attempts        integer not null default 0,
  sent_at         timestamptz,
  given_up_at     timestamptz,
  last_error      text
);
create index mails_waiting on mails (send_after) where sent_at is null and given_up_at is null;
alter table mails enable row level security;
alter table mails force row level security;
create policy owner_migrates on mails to cartage_owner using (true) with check (true);
create policy platform_sees_all on mails to cartage_platform using (true) with check (true);
create policy app_writes_its_organisation on mails for insert to cartage_app
  with check (organisation_id is not distinct from (select current_organisation()));
grant insert on mails to cartage_app;
grant select, insert, update, delete on mails to cartage_platform;

create function notify_mails() returns trigger
  language plpgsql as $$
begin
  perform pg_notify('mails', '');
  return null;
end $$;
create trigger mails_notify after insert on mails for each statement execute function notify_mails();

-- What the holder of a link may know of an invitation, which is what its mail said.
create function find_invitation(given_digest bytea)
  returns table (invitation_id uuid, organisation_id uuid, organisation_name text, email text, role text,
                 expires_at timestamptz, is_open boolean, has_account boolean)
  language sql stable security definer set search_path = public
  as $$
    select i.id, o.id, o.name, i.email, i.role, i.expires_at, i.accepted_at is null and i.revoked_at is null,
           exists (select from users u where u.email = i.email)
      from invitations i join organisations o on o.id = i.organisation_id and o.suspended_at is null
     where i.digest = given_digest
  $$;

-- Makes the invited person a member: the one with the invitation's address, or a new one by it. Null when the link is no
-- longer good, or when the address belongs to somebody who did not sign in.
create function accept_invitation(given_digest bytea, given_user uuid, given_name text, given_hash text,
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
    insert into users (id, email, name, password_hash, created_at)
    values (given_user, offered.email, given_name, given_hash, at);
  elsif not exists (select from users u where u.id = given_user and u.email = offered.email and u.deactivated_at is null) then
    raise exception 'invitations_of_their_address_only';
  end if;
  insert into members (id, organisation_id, user_id, role, created_at)
  values (given_member, offered.organisation_id, given_user, offered.role, at)
  on conflict on constraint members_once_per_organisation do update set role = excluded.role, deactivated_at = null;
  return true;
end $$;

-- Lets a signed-in person work in another organisation of theirs from now on.
create function move_session(given_session uuid, given_organisation uuid) returns boolean
  language sql security definer set search_path = public
  as $$
    with moved as (
      update sessions s set organisation_id = given_organisation
       where s.id = given_session and s.kind = 'web' and s.revoked_at is null
         and exists (select from members m join organisations o on o.id = m.organisation_id and o.suspended_at is null
                      where m.user_id = s.user_id and m.organisation_id = given_organisation and m.deactivated_at is null)
      returning s.id
    )
    select exists (select from moved)
  $$;

create function announce_session_move() returns trigger
  language plpgsql as $$
begin
  perform pg_notify('sessions_ended', new.id::text);
  return null;
end $$;
create trigger sessions_moved after update of organisation_id on sessions
  for each row when (old.organisation_id is distinct from new.organisation_id) execute function announce_session_move();

revoke execute on function find_invitation(bytea), accept_invitation(bytea, uuid, text, text, uuid, timestamptz),
  move_session(uuid, uuid) from public;
grant execute on function find_invitation(bytea), accept_invitation(bytea, uuid, text, text, uuid, timestamptz),
  move_session(uuid, uuid) to cartage_app;

-- What a member may do changed: streams that are open under the old role look again.
create function announce_member_change() returns trigger
  language plpgsql security definer set search_path = public as $$
begin
  perform pg_notify('sessions_ended', s.id::text)
     from sessions s
    where s.user_id = new.user_id and s.organisation_id = new.organisation_id and s.revoked_at is null and s.expires_at > now();
  return null;
end $$;
create trigger members_changed after update of role, deactivated_at on members
  for each row when (old.role is distinct from new.role or old.deactivated_at is distinct from new.deactivated_at)
  execute function announce_member_change();
