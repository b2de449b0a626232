-- Goods that go back to their sender are carried by one more leg, from where they are to the door that they came from.
alter table order_legs add column is_return boolean not null default false;
alter table route_stops add column is_return boolean not null default false;

-- of those that were sent back already, as the log's projection has it now
with back as (
  select leg.order_id, leg.organisation_id, max(leg.leg) + 1 as leg,
         (array_agg(leg.to_hub_id order by leg.leg desc) filter (where leg.state = 'done'))[1] as from_hub_id,
         case when orders.state = 'returned' then 'done' else 'waiting' end as state
    from order_legs leg join orders on orders.id = leg.order_id
   where orders.state in ('returning', 'returned')
   group by leg.order_id, leg.organisation_id, orders.state
), given_up as (
  delete from order_legs using back where order_legs.order_id = back.order_id and order_legs.state <> 'done'
)
insert into order_legs (order_id, organisation_id, leg, from_hub_id, to_hub_id, state, is_return)
select order_id, organisation_id, leg, from_hub_id, null, state, true from back;
