-- Sign-ins of people inside and outside organisations, their end, and what a repeated command is told apart by.

alter table command_receipts add column input_digest bytea not null;

-- Starts a sign-in. The app cannot write a session without an organisation, which platform people have none of.
create function open_session(given_id uuid, given_user uuid, given_organisation uuid, given_kind text,
                             given_agent text, given_address text, given_created timestamptz, given_expires timestamptz)
  returns void
  language plpgsql security definer set search_path = public as $$
begin
  if not exists (
    select from users u
     where u.id = given_user and u.deactivated_at is null
       and case when given_organisation is null then u.platform_role is not null
                else exists (select from members m
                              where m.user_id = u.id and m.organisation_id = given_organisation and m.deactivated_at is null)
           end)
  then
    raise exception 'sessions_of_members_only';
  end if;
  insert into sessions (id, user_id, organisation_id, kind, user_agent, address, created_at, expires_at)
  values (given_id, given_user, given_organisation, given_kind, given_agent, given_address, given_created, given_expires);
end $$;

-- Ends a sign-in; whoever knows its id holds it.
create function end_session(given_id uuid) returns boolean
  language sql security definer set search_path = public
  as $$
    with ended as (
      update sessions set revoked_at = now() where id = given_id and revoked_at is null returning id
    )
    select exists (select from ended)
  $$;

-- The sign-ins that hold, and what they let in: the one place that says so.
create view holding_sessions as
  select s.id as session_id, s.kind, u.id as user_id, u.email, u.name as user_name, u.locale,
         u.platform_role, o.id as organisation_id, o.name as organisation_name, m.role
    from sessions s
    join users u on u.id = s.user_id
    left join organisations o on o.id = s.organisation_id and o.suspended_at is null
    left join members m on m.organisation_id = o.id and m.user_id = u.id and m.deactivated_at is null
   where s.revoked_at is null and s.expires_at > now() and u.deactivated_at is null
     and (m.id is not null or (s.organisation_id is null and u.platform_role is not null));

create or replace function find_session(given_id uuid)
  returns table (session_id uuid, kind text, user_id uuid, email text, user_name text, locale text,
                 platform_role text, organisation_id uuid, organisation_name text, role text)
  language sql stable security definer set search_path = public
  as $$ select * from holding_sessions where session_id = given_id $$;

-- Which of these sign-ins hold no longer: the backstop for streams that missed the notice.
create function list_ended_sessions(given_ids uuid[]) returns setof uuid
  language sql stable security definer set search_path = public
  as $$
    select given.id from unnest(given_ids) as given (id)
     where not exists (select from holding_sessions h where h.session_id = given.id)
  $$;

-- The organisations that a signed-in person may work in.
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

revoke execute on function
  open_session(uuid, uuid, uuid, text, text, text, timestamptz, timestamptz),
  end_session(uuid), list_ended_sessions(uuid[]), list_memberships(uuid) from public;
grant execute on function
  open_session(uuid, uuid, uuid, text, text, text, timestamptz, timestamptz),
  end_session(uuid), list_ended_sessions(uuid[]), list_memberships(uuid) to cartage_app, cartage_platform;

-- The end of a sign-in is announced to the processes that hold its streams open; a phone's device ends with it.
create function follow_session_end() returns trigger
  language plpgsql security definer set search_path = public as $$
begin
  update devices set revoked_at = new.revoked_at where created_by_session = new.id and revoked_at is null;
  update fittings set removed_at = greatest(new.revoked_at, fitted_at + interval '1 ms')
   where removed_at is null and device_id in (select id from devices where created_by_session = new.id);
  perform pg_notify('sessions_ended', new.id::text);
  return null;
end $$;
create trigger sessions_ended after update of revoked_at on sessions
  for each row when (new.revoked_at is not null) execute function follow_session_end();
create index devices_by_session on devices (created_by_session) where created_by_session is not null;

-- The same as before, past organisations that are suspended.
create or replace function find_sign_in(given_email text)
  returns table (user_id uuid, password_hash text, platform_role text, organisation_id uuid)
  language sql stable security definer set search_path = public
  as $$
    select u.id, u.password_hash, u.platform_role, m.organisation_id
      from users u
      left join (members m join organisations o on o.id = m.organisation_id and o.suspended_at is null)
        on m.user_id = u.id and m.deactivated_at is null
     where u.email = lower(given_email) and u.deactivated_at is null
     order by m.created_at, m.id
     limit 1
  $$;

-- A snapshot names the version up to which it is complete.
grant select on sequence vehicle_state_version to cartage_app;
