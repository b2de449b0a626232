-- Reads of personal data are entries of the audit trail; the same read again is looked for among the newest of them.
create index audit_entries_of_reads on audit_entries (actor_id, subject_id, occurred_at desc) where type like '%\_viewed';
-- whether a driver was with a vehicle at a time
create index assignments_by_vehicle on assignments (vehicle_id, assigned_at);

-- What people of the platform did: in no organisation, or on a member's behalf.
create index audit_entries_of_platform on audit_entries (id desc) where organisation_id is null or behind_id is not null;

-- An organisation's trail names people of the platform, who are none of its members. Nothing else of theirs is told.
create function name_platform_person(given_id uuid) returns text
  language sql stable security definer set search_path = public
  as $$ select name from users where id = given_id and platform_role is not null $$;
revoke execute on function name_platform_person(uuid) from public;
grant execute on function name_platform_person(uuid) to cartage_app;
