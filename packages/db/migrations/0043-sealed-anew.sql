-- Jobs seal second factors anew when ENCRYPTION_KEY has a new first key. They see nothing of them but what is sealed.

create function list_sealed_factors(given_after uuid, given_limit integer) returns table (factor_id uuid, sealed bytea)
  language sql stable security definer set search_path = public
  as $$
    select f.id, f.sealed from second_factors f
     where f.sealed is not null and (given_after is null or f.id > given_after)
     order by f.id limit given_limit
  $$;

-- Only in place of what was read, so that a factor that changed meanwhile keeps its secret.
create function reseal_factor(given_factor uuid, given_before bytea, given_after bytea) returns boolean
  language sql security definer set search_path = public
  as $$
    with resealed as (
      update second_factors set sealed = given_after where id = given_factor and sealed = given_before returning id
    )
    select exists (select from resealed)
  $$;

revoke execute on function list_sealed_factors(uuid, integer), reseal_factor(uuid, bytea, bytea) from public;
grant execute on function list_sealed_factors(uuid, integer), reseal_factor(uuid, bytea, bytea) to cartage_platform;
