-- Who is signed in by a provider for the first time was found by their address, which the provider vouched for.

create function confirm_vouched_address() returns trigger
  language plpgsql security definer set search_path = public as $$
begin
  update users set email_verified_at = new.created_at where id = new.user_id and email_verified_at is null;
  return null;
end $$;
create trigger identities_confirm_address after insert on identities
  for each row execute function confirm_vouched_address();

update users u set email_verified_at = i.created_at
  from (select user_id, min(created_at) as created_at from identities group by user_id) i
 where i.user_id = u.id and u.email_verified_at is null;

-- People of a suspended organisation come back from its provider to a sentence that explains.
drop function find_identity_provider(uuid);
create function find_identity_provider(given_id uuid)
  returns table (provider_id uuid, organisation_id uuid, kind text, name text, issuer text, client_id text,
                 sealed_secret bytea, sign_in_url text, certificates text[], role_claim text, role_mapping jsonb,
                 default_role text, is_enabled boolean, is_suspended boolean)
  language sql stable security definer set search_path = public
  as $$
    select p.id, p.organisation_id, p.kind, p.name, p.issuer, p.client_id, p.sealed_secret, p.sign_in_url, p.certificates,
           p.role_claim, p.role_mapping, p.default_role, p.enabled_at is not null, o.suspended_at is not null
      from identity_providers p join organisations o on o.id = p.organisation_id
     where p.id = given_id
  $$;
revoke execute on function find_identity_provider(uuid) from public;
grant execute on function find_identity_provider(uuid) to cartage_app;

create or replace function find_identity_domain(given_domain text)
  returns table (provider_id uuid, kind text, name text, is_enforced boolean)
  language sql stable security definer set search_path = public
  as $$
    -- a suspended organisation does not keep its people from signing in elsewhere by a password
    select p.id, p.kind, p.name, p.is_enforced and o.suspended_at is null
      from identity_domains d
      join identity_providers p on p.id = d.provider_id and p.enabled_at is not null
      join organisations o on o.id = p.organisation_id
     where d.domain = lower(given_domain) and d.verified_at is not null
  $$;
