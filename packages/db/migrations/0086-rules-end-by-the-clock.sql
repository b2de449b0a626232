-- An alert ends with its rule's version though its vehicle says nothing any more; and a version on silence counts from where
-- it came into force for vehicles that are silent already. Vehicles that are derived up to before then are looked at once:
-- their marks end before they begin, for they bring no positions.
create function mark_for_ended_rules() returns trigger
  language plpgsql as $$
begin
  insert into derivation_marks (organisation_id, vehicle_id, since, until)
  select alert.organisation_id, alert.vehicle_id, min(version.valid_until), min(version.valid_until) - interval '1 ms'
    from changed_versions version
    join alerts alert on alert.rule_id = version.rule_id
   where version.valid_until is not null and alert.recovered_at is null and alert.retracted_at is null
   group by alert.organisation_id, alert.vehicle_id;
  return null;
end $$;
create trigger alert_rule_versions_end_alerts after update on alert_rule_versions
  referencing new table as changed_versions for each statement execute function mark_for_ended_rules();

create function mark_for_silence_rules() returns trigger
  language plpgsql as $$
begin
  insert into derivation_marks (organisation_id, vehicle_id, since, until)
  select known.organisation_id, known.vehicle_id, min(version.valid_from), min(version.valid_from) - interval '1 ms'
    from changed_versions version
    join vehicle_derivations known on known.organisation_id = version.organisation_id and known.through < version.valid_from
   where version.valid_until is null and version.definition -> 'condition' ->> 'kind' = 'silence'
   group by known.organisation_id, known.vehicle_id;
  return null;
end $$;
create trigger alert_rule_versions_await_silence after insert on alert_rule_versions
  referencing new table as changed_versions for each statement execute function mark_for_silence_rules();

-- a rule may have raised very many, of which few go on
create index alerts_going_on on alerts (rule_id) where recovered_at is null and retracted_at is null;
