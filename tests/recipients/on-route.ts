import { newId } from "@cartage/db/id";
import type { Database } from "@cartage/domain/run-as";
import type { Factory } from "@cartage/testing/factory";
import type { Carrier } from "./recipients-test.ts";

/** Puts a carrier's order on a route under way, after a delivery elsewhere; its vehicle is some 20 km from the door. */
export async function putOnRoute(
  { owner: { sql }, make }: { owner: Database; make: Factory },
  { organisation, orderId, addOrder, move }: Carrier,
  now: Date,
) {
  const organisationId = organisation.id;
  const vehicle = await make.vehicle({ organisationId });
  const driver = await make.user({ organisationId, role: "driver" });
  const before = await addOrder();
  await move("planned", "dispatched", "collected", "set_out");
  await sql`
    update vehicle_state set fix_time = ${now}, lat_e7 = 208500000, lon_e7 = 1064800000, motion = 0
     where vehicle_id = ${vehicle.id}`;
  const routeId = newId();
  const at = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
  await sql`
    insert into routes (id, organisation_id, day, time_zone, vehicle_id, driver_id, state, shift_from, shift_until,
      departs_at, ends_at, distance_m, work_s, created_at, started_at)
    values (${routeId}, ${organisationId}, ${now.toISOString().slice(0, 10)}, 'UTC', ${vehicle.id}, ${driver.id}, 'under_way',
      ${at(-60)}, ${at(480)}, ${at(-60)}, ${at(240)}, 40000, 9000, ${at(-90)}, ${at(-60)})`;
  const stops = [
    { orderId: before.orderId, lat: 208_400_000, minutes: 20 },
    { orderId: before.orderId, lat: 208_400_000, minutes: 21 },
    { orderId, lat: 208_600_000, minutes: 60 },
  ];
  for (const [place, stop] of stops.entries())
    await sql`
      insert into route_stops (id, organisation_id, route_id, seq, kind, order_id, leg, name, address, lat_e7, lon_e7,
        service_s, arrives_at, starts_at, leaves_at, late_s)
      values (${newId()}, ${organisationId}, ${routeId}, ${place + 1}, ${place === 0 ? "pickup" : "delivery"},
        ${stop.orderId}, 1, 'Door', '1 Street', ${stop.lat}, 1066800000, 300, ${at(stop.minutes)}, ${at(stop.minutes)},
        ${at(stop.minutes + 5)}, 0)`;
  return { vehicle, plannedAt: at(60) };
}
