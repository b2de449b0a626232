-- Rules on silence are asked by the clock: when it looks at a vehicle next, and whether it told something that no fix has
-- shown yet. Derivation leaves wakes_at where it is while it is early enough, so that the index is not written with every fix.
alter table vehicle_derivations
  add column wakes_at timestamptz default now(),
  add column is_silent boolean not null default false;
-- those that are there are looked at once
alter table vehicle_derivations alter column wakes_at drop default;
create index vehicle_derivations_waking on vehicle_derivations (wakes_at) where wakes_at is not null;

-- Raised by the clock: settled_at is the instant at which it could be, until a fix shows it too.
alter table alerts add column is_by_clock boolean not null default false;
