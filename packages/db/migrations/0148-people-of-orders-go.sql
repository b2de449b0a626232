-- What an order tells of people can be erased once it is over: names, addresses, phones, mail, instructions, reasons and words
-- in its log. The log says so itself (`people_erased`); then exactly the bodies without people are let in, and no other change.

-- The middle of its hundredth of a degree, about a kilometre, on earth.
create function coarse_e7(degrees_e7 bigint, most bigint) returns bigint
  language sql immutable
  return least(floor(degrees_e7 / 100000.0)::bigint * 100000 + 50000, most);

-- As `withoutPeople` in packages/domain/src/orders/people-rules.ts makes of a stop.
create function order_stop_without_people(stop jsonb) returns jsonb
  language sql immutable
  return stop || '{"name": "–", "address": "–", "phone": null, "instructions": null}'::jsonb
    || case when stop ? 'email' then '{"email": null}'::jsonb else '{}'::jsonb end
    || jsonb_build_object('place', case when jsonb_typeof(stop -> 'place') = 'object' then jsonb_build_object(
         'latE7', coarse_e7((stop -> 'place' ->> 'latE7')::bigint, 900000000),
         'lonE7', coarse_e7((stop -> 'place' ->> 'lonE7')::bigint, 1800000000)) end);

create function order_event_without_people(type text, body jsonb, also_customer boolean) returns jsonb
  language sql immutable
  return case
    when type in ('created', 'edited') then jsonb_set(body, '{content}', (body -> 'content')
      || jsonb_build_object(
           'pickup', order_stop_without_people(body -> 'content' -> 'pickup'),
           'delivery', order_stop_without_people(body -> 'content' -> 'delivery'),
           'instructions', null)
      || case when also_customer and jsonb_typeof(body -> 'content' -> 'customer') = 'object'
              then jsonb_build_object('customer', (body -> 'content' -> 'customer') || '{"name": "–"}'::jsonb)
              else '{}'::jsonb end)
    when type = 'noted' then '{"text": "–"}'::jsonb
    when type = 'instructed' then '{"instructions": null, "safePlace": null}'::jsonb
    when type = 'rated' then jsonb_set(body, '{words}', 'null')
    when type in ('file_added', 'file_removed') then jsonb_set(body, '{name}', '"–"')
    when body ->> 'reason' is not null then jsonb_set(body, '{reason}', '"–"')
    else body end;

create or replace function refuse_order_event_change() returns trigger
  language plpgsql as $$
begin
  if tg_op = 'UPDATE' and (to_jsonb(new) - 'body') = (to_jsonb(old) - 'body')
    and exists (
      select from order_events erased
       where erased.order_id = old.order_id and erased.version > old.version
         and case erased.type
               when 'words_erased' then new.body = (case old.type
                 when 'noted' then '{"text": "–"}'::jsonb
                 when 'instructed' then '{"instructions": null, "safePlace": null}'::jsonb
                 when 'rated' then jsonb_set(old.body, '{words}', 'null') end)
               when 'people_erased' then
                 new.body = order_event_without_people(old.type, old.body, (erased.body ->> 'alsoCustomer')::boolean)
             end)
  then
    return new;
  end if;
  raise exception 'the log of an order is only added to'
    using errcode = 'restrict_violation', constraint = 'order_events_only_added';
end $$;

-- With them go what geocoders were asked, a copy that may be lost, and by whom and where tracking links were opened.
grant delete on geocodings, tracking_link_views to cartage_app;
