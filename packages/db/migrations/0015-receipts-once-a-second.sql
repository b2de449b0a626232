-- When a device was last told what is stored, by whichever worker: at most once a second.

alter table device_state add column receipt_at timestamptz;
