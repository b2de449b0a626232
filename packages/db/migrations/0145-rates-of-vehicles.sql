-- What driving costs and gives off, by the type of vehicle, for the business page. Without a row the defaults in
-- packages/domain/src/business/rate-rules.ts hold.
create table vehicle_rates (
  organisation_id uuid not null references organisations (id) on delete cascade,
  vehicle_type    text not null,
  -- in the smallest unit of the currency
  per_km_minor    bigint not null,
  per_hour_minor  bigint not null,
  currency        text not null,
  co2_g_per_km    integer not null,
  changed_at      timestamptz not null,
  constraint vehicle_rates_once primary key (organisation_id, vehicle_type),
  constraint vehicle_rates_type_known check (vehicle_type in ('truck', 'trailer', 'van', 'car', 'motorcycle', 'bicycle')),
  constraint vehicle_rates_not_negative check (per_km_minor >= 0 and per_hour_minor >= 0 and co2_g_per_km >= 0)
);
select isolate('vehicle_rates');
grant select, insert, update on vehicle_rates to cartage_app;
grant select, insert, update, delete on vehicle_rates to cartage_platform;

-- when an order was handed over, for the orders of a period
create index order_events_deliveries on order_events (organisation_id, order_id, occurred_at) where type = 'delivered';
