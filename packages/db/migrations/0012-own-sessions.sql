-- A person's own sign-ins, in whichever organisation: who holds one of them may see and end them all.

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

create function end_own_session(given_session uuid, other uuid) returns boolean
  language sql security definer set search_path = public
  as $$
    with ended as (
      update sessions set revoked_at = now()
       where id = other and revoked_at is null
         and user_id = (select user_id from find_session(given_session))
      returning id
    )
    select exists (select from ended)
  $$;

create function end_other_sessions(given_session uuid) returns integer
  language sql security definer set search_path = public
  as $$
    with ended as (
      update sessions set revoked_at = now()
       where id <> given_session and revoked_at is null
         and user_id = (select user_id from find_session(given_session))
      returning id
    )
    select count(*)::integer from ended
  $$;

revoke execute on function list_own_sessions(uuid), end_own_session(uuid, uuid), end_other_sessions(uuid) from public;
grant execute on function list_own_sessions(uuid), end_own_session(uuid, uuid), end_other_sessions(uuid) to cartage_app;
