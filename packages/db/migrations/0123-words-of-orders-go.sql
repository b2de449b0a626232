-- The log of an order is only added to; the one other change is that what people said in it goes, once it says so itself.
create or replace function refuse_order_event_change() returns trigger
  language plpgsql as $$
begin
  if tg_op = 'UPDATE' and (to_jsonb(new) - 'body') = (to_jsonb(old) - 'body')
    and new.body = (case old.type
      when 'noted' then '{"text": "–"}'::jsonb
      when 'instructed' then '{"instructions": null, "safePlace": null}'::jsonb
      when 'rated' then jsonb_set(old.body, '{words}', 'null') end)
    and exists (
      select from order_events erased
       where erased.order_id = old.order_id and erased.version > old.version and erased.type = 'words_erased')
  then
    return new;
  end if;
  raise exception 'the log of an order is only added to'
    using errcode = 'restrict_violation', constraint = 'order_events_only_added';
end $$;
grant update (body) on order_events to cartage_app, cartage_platform;
