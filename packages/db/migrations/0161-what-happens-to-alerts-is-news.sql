-- Whoever looks at an alert hears of all that is noted of it, also of a step of its escalation that calls somebody else:
-- that changes no row of `alerts`. Postgres sends what is told twice in a transaction once.
create function tell_noted_alerts() returns trigger
  language plpgsql as $$
begin
  perform pg_notify('alerts_changed', told.organisation_id::text)
     from (select distinct organisation_id from noted) as told;
  return null;
end $$;
create trigger alert_entries_tell after insert on alert_entries referencing new table as noted
  for each statement execute function tell_noted_alerts();
