-- What a packed day holds at most and at least, in stretches of two hours, as domain/tracking/packing/code-outlines.ts writes
-- it: a back-test reads only the stretches that may matter to its rule. Null for tracks that were packed before: all of those
-- may matter. Written with the track's bytes, and gone with them.
alter table tracks add column outlines bytea;
alter table tracks alter column outlines set storage main;
