-- A sign-in that an organisation's provider vouches for stays in that organisation: another one did not choose the
-- provider, and whoever runs it could come in there as any of its people.

create or replace function list_memberships(given_session uuid)
  returns table (organisation_id uuid, organisation_name text, role text)
  language sql stable security definer set search_path = public
  as $$
    select o.id, o.name, m.role
      from find_session(given_session) s
      join sessions own on own.id = s.session_id
      join members m on m.user_id = s.user_id and m.deactivated_at is null
       and (own.provider_id is null or m.organisation_id = s.organisation_id)
      join organisations o on o.id = m.organisation_id and o.suspended_at is null
     order by o.name, o.id
  $$;

create or replace function move_session(given_session uuid, given_organisation uuid) returns boolean
  language sql security definer set search_path = public
  as $$
    with moved as (
      update sessions s set organisation_id = given_organisation
       where s.id = given_session and s.kind = 'web' and s.revoked_at is null and s.behind_id is null
         and s.provider_id is null
         and case when given_organisation is null
               then exists (select from users u where u.id = s.user_id and u.platform_role is not null)
               else exists (select from members m join organisations o on o.id = m.organisation_id and o.suspended_at is null
                             where m.user_id = s.user_id and m.organisation_id = given_organisation and m.deactivated_at is null)
             end
      returning s.id
    )
    select exists (select from moved)
  $$;
