import type postgres from "postgres";
import { createWatcher } from "../harness/create-watcher.ts";
import { createFleet } from "../harness/fleet.ts";

/** The day that is planned, ahead of any clock, in the time zone of its hours. */
export const boardDay = "2030-03-05";

/**
 * A day of a carrier around one hub: so many vehicles with a route each, on which four of five orders are; the others
 * wait. Written as rows, as the log of each would project them.
 */
export async function seedBoard(owner: postgres.Sql, { orders, vehicles }: { orders: number; vehicles: number }) {
  const [device] = await createFleet(owner, vehicles);
  const organisationId = device?.organisationId ?? "";
  await owner.begin(async (sql) => {
    await sql`set local session_replication_role = replica`;
    await sql.unsafe(insertion(orders, vehicles).replaceAll(":organisation", `'${organisationId}'::uuid`));
  });
  await owner`analyze`;
  return createWatcher(owner, organisationId);
}

const insertion = (orders: number, vehicles: number) => `
  insert into hubs (id, organisation_id, code, name, kind, address, lat_e7, lon_e7, time_zone, state_changed_at, created_at)
  values (uuidv7(), :organisation, 'HN', 'Hub', 'depot', 'Street', 210300000, 1058500000, 'UTC', now(), now());
  update vehicles set home_hub_id = (select id from hubs where organisation_id = :organisation), capacity_weight_kg = 2000
   where organisation_id = :organisation;

  create temporary table drawn on commit drop as
  select n, uuidv7() as id, timestamptz '${boardDay}T00:00Z' as midnight,
         210300000 + (random() * 4e6 - 2e6)::int as lat_e7, 1058500000 + (random() * 4e6 - 2e6)::int as lon_e7,
         case when n <= ${orders} * 0.8 then 1 + (n - 1) % ${vehicles} end as vehicle
    from generate_series(1, ${orders}) n;

  insert into orders (id, organisation_id, number, version, state, is_collected, priority, due_at, pickup_name, delivery_name,
                      delivery_address, pieces, weight_g, volume_cm3, skills, source, created_at, changed_at, words)
  select id, :organisation, n, 2, case when vehicle is null then 'placed' else 'planned' end, false,
         case n % 20 when 0 then 'urgent' when 1 then 'high' else 'normal' end, midnight + interval '18 hours', 'Hub', 'Recipient ' || n,
         n || ' Street', 1, 40000, 8000, '{}', 'form', now(), now(), ''
    from drawn;
  insert into order_items (order_id, organisation_id, line, kind, description, barcode, quantity, weight_g, volume_cm3, delivered)
  select id, :organisation, 1, 'parcel', 'Goods', 'b' || n, 1, 40000, 8000, 0 from drawn;
  insert into order_legs (order_id, organisation_id, leg, state) select id, :organisation, 1, 'waiting' from drawn;
  insert into order_stops (order_id, organisation_id, kind, name, address, lat_e7, lon_e7, window_from, window_until)
  select id, :organisation, 'pickup', 'Hub', 'Street', 210300000, 1058500000, null, null from drawn
  union all
  select id, :organisation, 'delivery', 'Recipient ' || n, n || ' Street', lat_e7, lon_e7,
         midnight + interval '8 hours', midnight + interval '18 hours' from drawn;

  insert into routes (id, organisation_id, day, time_zone, vehicle_id, shift_from, shift_until, departs_at, ends_at, distance_m, work_s, created_at)
  select uuidv7(), :organisation, '${boardDay}', 'UTC', vehicle.id, timestamptz '${boardDay}T07:00Z', timestamptz '${boardDay}T19:00Z',
         timestamptz '${boardDay}T07:00Z', timestamptz '${boardDay}T18:00Z', 120000, 36000, now()
    from vehicles vehicle where organisation_id = :organisation;
  insert into route_stops (id, organisation_id, route_id, seq, kind, order_id, leg, name, address, lat_e7, lon_e7, window_from,
                           window_until, service_s, arrives_at, starts_at, leaves_at, late_s)
  select uuidv7(), :organisation, route.id, row_number() over (partition by route.id order by is_delivery, drawn.n),
         case when is_delivery then 'delivery' else 'pickup' end, drawn.id, 1, 'Stop', 'Street',
         case when is_delivery then drawn.lat_e7 else 210300000 end, case when is_delivery then drawn.lon_e7 else 1058500000 end,
         null, null, 300, at, at, at + interval '5 minutes', 0
    from drawn
    join (select id, row_number() over (order by id) as n from vehicles where organisation_id = :organisation) vehicle
      on vehicle.n = drawn.vehicle
    join routes route on route.vehicle_id = vehicle.id
    cross join (values (false), (true)) side (is_delivery)
    cross join lateral (select midnight + case when is_delivery then interval '8 hours' + interval '35 minutes' * (drawn.n / ${vehicles})
                                               else interval '7 hours' end as at) placed;
`;
