-- An incident may close the hubs that it names, which is decided apart from what else it holds up; and what it tells of
-- people can be erased.

alter table incidents
  -- whether the hubs that it names are closed until it is resolved
  add column closes_hubs boolean not null default false,
  add column erased_at timestamptz,
  add column erased_because text,
  add constraint incidents_erased_whole check ((erased_at is null) = (erased_because is null)),
  add constraint incidents_erased_because_known check (erased_because in ('asked', 'person', 'vehicle'));
alter table incidents alter column closes_hubs drop default;
create index incidents_unresolved on incidents (organisation_id) where state in ('open', 'under_way');

-- A hub is closed by its state, or by an incident as long as that is not resolved.
create or replace function refuse_lane_to_closed_hub() returns trigger
  language plpgsql as $$
declare closed text;
begin
  select code into closed from hubs
   where organisation_id = new.organisation_id and id in (new.from_hub_id, new.to_hub_id)
     and (state <> 'active' or archived_at is not null or exists (
       select from incident_subjects subject join incidents incident on incident.id = subject.incident_id
        where subject.organisation_id = hubs.organisation_id and subject.kind = 'hub' and subject.subject_id = hubs.id
          and incident.closes_hubs and incident.state in ('open', 'under_way')))
   order by code limit 1;
  if closed is not null then
    raise exception 'the hub % is closed', closed using errcode = 'check_violation', constraint = 'lanes_between_active_hubs';
  end if;
  return new;
end $$;

-- A timeline is only added to; the one other change is that the words of an entry go, once its incident is erased.
create or replace function refuse_incident_entry_change() returns trigger
  language plpgsql as $$
begin
  if tg_op = 'UPDATE' and new.body = '{}'
    and (to_jsonb(new) - 'body') = (to_jsonb(old) - 'body')
    and exists (select from incidents where id = old.incident_id and erased_at is not null)
  then
    return new;
  end if;
  raise exception 'the timeline of an incident is only added to'
    using errcode = 'restrict_violation', constraint = 'incident_entries_only_added';
end $$;
grant update (body) on incident_entries to cartage_app, cartage_platform;
grant delete on incident_photos to cartage_app, cartage_platform;

-- What stands at a hub, or has it before it on its way.
create index order_legs_from_hub on order_legs (organisation_id, from_hub_id) where from_hub_id is not null and state <> 'done';
create index order_legs_to_hub on order_legs (organisation_id, to_hub_id) where to_hub_id is not null and state <> 'done';
