-- A label that was given while the trip went on bears on the trip to its end, however much longer that went on.
alter table trip_labels add column was_under_way boolean not null default false;
