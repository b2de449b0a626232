-- What happens to many alerts at once, as when a provider's network fails, is noted in one go instead of row by row.
drop trigger alerts_note_change on alerts;
drop function note_alert_change();

create function note_opened_alerts() returns trigger
  language plpgsql as $$
begin
  insert into alert_entries (organisation_id, alert_id, kind) select organisation_id, id, 'opened' from became;
  perform pg_notify('alerts_changed', changed.organisation_id::text) from (select distinct organisation_id from became) as changed;
  return null;
end $$;
create trigger alerts_note_opened after insert on alerts referencing new table as became
  for each statement execute function note_opened_alerts();

-- the plan is kept from the first change, which is mostly of one row: with another kind of join than this, thousands would
-- be compared with thousands
create function note_changed_alerts() returns trigger
  language plpgsql set enable_nestloop = off as $$
begin
  insert into alert_entries (organisation_id, alert_id, kind)
  select organisation_id, alert_id, kind
    from (select became.organisation_id, became.id as alert_id, case
            when was.retracted_at is null and became.retracted_at is not null then 'retracted'
            when was.retracted_at is not null and became.retracted_at is null then 'restored'
            when was.recovered_at is null and became.recovered_at is not null then 'recovered'
            when was.recovered_at is not null and became.recovered_at is null then 'not_recovered'
          end as kind
            from became join was on was.id = became.id) as happened
   where kind is not null;
  perform pg_notify('alerts_changed', changed.organisation_id::text) from (select distinct organisation_id from became) as changed;
  return null;
end $$;
create trigger alerts_note_changed after update on alerts referencing old table as was new table as became
  for each statement execute function note_changed_alerts();
