-- How often an organisation's geofences and rules have changed. A worker compares it with what it has in memory, and holds it
-- while it commits what it derived: a change that began meanwhile makes it derive again, one that begins later sees its work.
create table definition_counts (
  organisation_id uuid primary key references organisations (id) on delete cascade,
  count           bigint not null default 0,
  -- the last transaction that changed something, and from which fix times on: many changes in one count once
  changed_by      xid8,
  since           timestamptz
);
select isolate('definition_counts'), open_to_ingest('definition_counts');
grant select, update on definition_counts to cartage_app;
-- locking a row needs the right to update a column of it
grant select, update (count) on definition_counts to cartage_ingest;
grant select, insert, update, delete on definition_counts to cartage_platform;
insert into definition_counts (organisation_id) select id from organisations;

create function open_definition_count() returns trigger
  language plpgsql security definer set search_path = public as $$
begin
  insert into definition_counts (organisation_id) values (new.id);
  return null;
end $$;
create trigger organisations_have_definition_count after insert on organisations
  for each row execute function open_definition_count();

-- Vehicles that are derived beyond the instant at which a change came into force are derived again from there.
create function note_definition_changes() returns trigger
  language plpgsql as $$
declare
  change record;
begin
  for change in
    select organisation_id, min(case tg_op when 'INSERT' then valid_from else coalesce(valid_until, valid_from) end) as since
      from changed_versions
     group by organisation_id
     order by organisation_id
  loop
    -- waits for what is being committed by the definitions before, and makes what is being derived by them begin again
    update definition_counts
       set count = count + 1, changed_by = pg_current_xact_id(), since = change.since
     where organisation_id = change.organisation_id
       and (changed_by is distinct from pg_current_xact_id() or definition_counts.since > change.since);
    if found then
      insert into derivation_marks (organisation_id, vehicle_id, since)
      select organisation_id, vehicle_id, change.since
        from vehicle_derivations
       where organisation_id = change.organisation_id and through >= change.since;
    end if;
  end loop;
  return null;
end $$;
create trigger geofence_versions_added after insert on geofence_versions
  referencing new table as changed_versions for each statement execute function note_definition_changes();
create trigger geofence_versions_ended after update on geofence_versions
  referencing new table as changed_versions for each statement execute function note_definition_changes();
create trigger alert_rule_versions_added after insert on alert_rule_versions
  referencing new table as changed_versions for each statement execute function note_definition_changes();
create trigger alert_rule_versions_ended after update on alert_rule_versions
  referencing new table as changed_versions for each statement execute function note_definition_changes();
