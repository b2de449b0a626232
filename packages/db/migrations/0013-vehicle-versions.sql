-- A vehicle's own changes take their numbers from the sequence of its fixes: one number tells a stream all it has seen.

alter table vehicles add column version bigint not null default nextval('vehicle_state_version');
create index vehicles_by_version on vehicles (organisation_id, version);

create function number_vehicle_change() returns trigger
  language plpgsql as $$
begin
  new.version := nextval('vehicle_state_version');
  return new;
end $$;
create trigger vehicles_numbered before update on vehicles for each row execute function number_vehicle_change();

-- Tells the processes with open maps which organisation's fleet to look at again.
create function announce_vehicle_change() returns trigger
  language plpgsql as $$
begin
  perform pg_notify('vehicles_changed', new.organisation_id::text);
  return null;
end $$;
create trigger vehicles_changed after insert or update on vehicles for each row execute function announce_vehicle_change();
