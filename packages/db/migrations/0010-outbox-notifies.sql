-- Wakes whoever relays the outbox; Postgres sends it at the commit, once for all events of a transaction.

create function notify_outbox() returns trigger
  language plpgsql as $$
begin
  perform pg_notify('outbox', '');
  return null;
end $$;
create trigger outbox_notifies after insert on outbox
  for each statement execute function notify_outbox();

create index outbox_relayed on outbox (relayed_at) where relayed_at is not null;
