-- A driver's report names orders that are on a route that he has or had within the last week, and no other: what it names is
-- held up at once. Whoever works on the incident afterwards may name any.
create function refuse_order_of_another_driver() returns trigger
  language plpgsql as $$
begin
  if exists (
    select from incidents incident
      join members on members.organisation_id = incident.organisation_id and members.user_id = incident.reported_by
     where incident.id = new.incident_id and incident.version = 1 and members.role = 'driver'
       and not exists (
         select from route_stops stop join routes route on route.id = stop.route_id
          where stop.organisation_id = new.organisation_id and stop.order_id = new.subject_id
            and route.driver_id = incident.reported_by and route.state in ('sent', 'accepted', 'under_way', 'finished')
            and route.ends_at > incident.reported_at - interval '7 days'))
  then
    raise exception 'the order % is on no route of this driver', new.subject_id
      using errcode = 'check_violation', constraint = 'incident_subjects_of_own_routes';
  end if;
  return new;
end $$;
create trigger incident_subjects_of_own_routes before insert on incident_subjects
  for each row when (new.kind = 'order') execute function refuse_order_of_another_driver();
