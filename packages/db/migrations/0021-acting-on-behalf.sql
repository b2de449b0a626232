-- A person of the platform acts on a user's behalf in a sign-in of its own, which names them, says why, and ends soon.

alter table sessions add column behind_id uuid references users (id);
alter table sessions add column reason text;
alter table sessions add constraint sessions_on_behalf_say_why check (behind_id is null or btrim(reason) <> '');

create or replace view holding_sessions as
  select s.id as session_id, s.kind, u.id as user_id, u.email, u.name as user_name, u.locale,
         u.platform_role, o.id as organisation_id, o.name as organisation_name, m.role,
         coalesce(o.requires_second_factor, false) and s.second_factor_at is null and s.kind = 'web'
           and s.behind_id is null as lacks_second_factor,
         s.behind_id, b.name as behind_name, s.reason, s.expires_at
    from sessions s
    join users u on u.id = s.user_id
    left join organisations o on o.id = s.organisation_id and o.suspended_at is null
    left join members m on m.organisation_id = o.id and m.user_id = u.id and m.deactivated_at is null
    left join users b on b.id = s.behind_id
   where s.revoked_at is null and s.expires_at > now() and u.deactivated_at is null
     and (m.id is not null or (s.organisation_id is null and u.platform_role is not null and s.behind_id is null))
     and (s.behind_id is null or (b.deactivated_at is null and b.platform_role = 'platform_administrator'));

drop function find_session(uuid);
create function find_session(given_id uuid)
  returns table (session_id uuid, kind text, user_id uuid, email text, user_name text, locale text,
                 platform_role text, organisation_id uuid, organisation_name text, role text, lacks_second_factor boolean,
                 behind_id uuid, behind_name text, reason text, expires_at timestamptz)
  language sql stable security definer set search_path = public
  as $$ select * from holding_sessions where session_id = given_id $$;

-- Begins it, for a platform administrator who is signed in as such, for a member of an organisation that is not suspended.
create function open_session_on_behalf(given_session uuid, given_id uuid, given_user uuid, given_organisation uuid,
                                       given_reason text, given_address text, at timestamptz, until timestamptz)
  returns boolean
  language sql security definer set search_path = public
  as $$
    with opened as (
      insert into sessions (id, user_id, organisation_id, kind, address, created_at, expires_at, behind_id, reason)
      select given_id, m.user_id, m.organisation_id, 'web', given_address, at, until, s.user_id, given_reason
        from find_session(given_session) s
        join members m on m.user_id = given_user and m.organisation_id = given_organisation and m.deactivated_at is null
        join organisations o on o.id = m.organisation_id and o.suspended_at is null
       where s.organisation_id is null and s.behind_id is null and s.platform_role = 'platform_administrator'
      returning id
    )
    select exists (select from opened)
  $$;

-- Into another organisation of theirs, or, for people of the platform, to its own work.
create or replace function move_session(given_session uuid, given_organisation uuid) returns boolean
  language sql security definer set search_path = public
  as $$
    with moved as (
      update sessions s set organisation_id = given_organisation
       where s.id = given_session and s.kind = 'web' and s.revoked_at is null and s.behind_id is null
         and case when given_organisation is null
               then exists (select from users u where u.id = s.user_id and u.platform_role is not null)
               else exists (select from members m join organisations o on o.id = m.organisation_id and o.suspended_at is null
                             where m.user_id = s.user_id and m.organisation_id = given_organisation and m.deactivated_at is null)
             end
      returning s.id
    )
    select exists (select from moved)
  $$;

-- The sign-ins of a suspended organisation's people and of deactivated users are over; their streams are told at once.
create function announce_suspension() returns trigger
  language plpgsql security definer set search_path = public as $$
begin
  perform pg_notify('sessions_ended', s.id::text)
     from sessions s where s.organisation_id = new.id and s.revoked_at is null and s.expires_at > now();
  -- a device of a suspended organisation is refused: brokers and workers look again
  perform pg_notify('devices_changed', d.id::text) from devices d where d.organisation_id = new.id;
  return null;
end $$;
create trigger organisations_suspended after update of suspended_at on organisations
  for each row when (old.suspended_at is distinct from new.suspended_at) execute function announce_suspension();

revoke execute on function find_session(uuid),
  open_session_on_behalf(uuid, uuid, uuid, uuid, text, text, timestamptz, timestamptz) from public;
grant execute on function find_session(uuid) to cartage_app, cartage_platform;
grant execute on function open_session_on_behalf(uuid, uuid, uuid, uuid, text, text, timestamptz, timestamptz) to cartage_app;

-- Whoever is the first administrator of an organisation without an owner becomes it.
create function adopt_ownerless() returns trigger
  language plpgsql security definer set search_path = public as $$
begin
  update organisations set owner_id = new.user_id
   where id = new.organisation_id and owner_id is null;
  return null;
end $$;
create trigger members_adopt_ownerless after insert on members
  for each row when (new.role = 'organisation_administrator') execute function adopt_ownerless();
