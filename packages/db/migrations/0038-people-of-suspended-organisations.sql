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

revoke execute on function find_suspended_membership(uuid),
  find_suspended_session(uuid),
  list_unsuspended_memberships(uuid) from public;
grant execute on function find_suspended_membership(uuid),
  find_suspended_session(uuid),
  list_unsuspended_memberships(uuid) to cartage_app;
