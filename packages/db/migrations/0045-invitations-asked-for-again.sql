-- Whoever holds an invitation that is too old may ask for a new one, once a day: the one who invited is told, or the owner.

alter table invitations add column asked_again_at timestamptz;

create function ask_for_invitation_again(given_digest bytea, at timestamptz)
  returns table (organisation_name text, email text, recipient text, locale text)
  language sql security definer set search_path = public
  as $$
    with asked as (
      update invitations i set asked_again_at = at
       where i.digest = given_digest and i.accepted_at is null and i.revoked_at is null and i.expires_at <= at
         and (i.asked_again_at is null or i.asked_again_at <= at - interval '1 day')
      returning i.organisation_id, i.email, i.invited_by
    )
    select o.name, asked.email, u.email, u.locale
      from asked
      join organisations o on o.id = asked.organisation_id and o.suspended_at is null
      join members m on m.organisation_id = o.id and m.deactivated_at is null and m.role = 'organisation_administrator'
       and m.user_id in (asked.invited_by, o.owner_id)
      join users u on u.id = m.user_id and u.deactivated_at is null
     order by (u.id = asked.invited_by) desc nulls last limit 1
  $$;
revoke execute on function ask_for_invitation_again(bytea, timestamptz) from public;
grant execute on function ask_for_invitation_again(bytea, timestamptz) to cartage_app;
