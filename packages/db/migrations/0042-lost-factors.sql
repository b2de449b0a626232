-- People of the platform take the second factors off somebody who lost them; answers how many there were.

create function remove_factors_of(given_user uuid) returns integer
  language plpgsql security definer set search_path = public as $$
declare
  removed integer;
begin
  delete from recovery_codes where user_id = given_user;
  delete from second_factors where user_id = given_user;
  get diagnostics removed = row_count;
  return removed;
end $$;
revoke execute on function remove_factors_of(uuid) from public;
grant execute on function remove_factors_of(uuid) to cartage_platform;
