-- When a stop was reached and when it ended, as the phone that told it had it: its own time, and how far its clock was ahead
-- of ours by what it had measured. What is shown and counted with is `arrived_at` and `ended_at`, corrected by that.
alter table route_stops
  add column arrived_phone_at timestamptz,
  add column arrived_clock_offset_ms bigint,
  add column ended_phone_at timestamptz,
  add column ended_clock_offset_ms bigint,
  add constraint route_stops_offset_of_a_phone check (
    (arrived_phone_at is not null or arrived_clock_offset_ms is null)
    and (ended_phone_at is not null or ended_clock_offset_ms is null));
