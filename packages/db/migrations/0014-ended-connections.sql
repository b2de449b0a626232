-- A connection ends once: its beginning, told later than its end by another worker or a repeated batch, says nothing.

alter table device_state add column ended_connection text;
