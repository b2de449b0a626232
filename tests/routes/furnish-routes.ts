import { newId } from "@cartage/db/id";
import type { Database } from "@cartage/domain/run-as";

interface RoutesOf {
  organisationId: string;
  vehicleId: string;
  driverId: string;
  orderId: string;
}

/** The day of the furnished route. */
export const routeDay = "2027-01-05";

/** A planned route that carries an order from one door to the other. */
export async function furnishRoutes({ sql }: Database, { organisationId, vehicleId, driverId, orderId }: RoutesOf) {
  const [routeId, otherRouteId, pickupId, stopId, dispatchId] = [newId(), newId(), newId(), newId(), newId()];
  await sql`
    insert into routes (id, organisation_id, day, time_zone, vehicle_id, driver_id, shift_from, shift_until, departs_at, ends_at,
      distance_m, work_s, created_at)
    values (${routeId}, ${organisationId}, ${routeDay}, 'UTC', ${vehicleId}, ${driverId}, '2027-01-05 07:00Z', '2027-01-05 19:00Z',
      '2027-01-05 07:00Z', '2027-01-05 09:00Z', 1000, 600, now())`;
  for (const [at, id] of [pickupId, stopId].entries())
    await sql`
      insert into route_stops (id, organisation_id, route_id, seq, kind, order_id, leg, name, address, lat_e7, lon_e7, service_s,
        arrives_at, starts_at, leaves_at, late_s)
      values (${id}, ${organisationId}, ${routeId}, ${at + 1}, ${at === 0 ? "pickup" : "delivery"}, ${orderId}, 1, 'Door', '1 Street',
        ${210_000_000 + at * 100_000}, 1058000000, 300, '2027-01-05 08:00Z', '2027-01-05 08:00Z', '2027-01-05 08:05Z', 0)`;
  await sql`
    insert into routes (id, organisation_id, day, time_zone, vehicle_id, driver_id, shift_from, shift_until, departs_at, ends_at,
      distance_m, work_s, created_at)
    values (${otherRouteId}, ${organisationId}, '2027-01-06', 'UTC', ${vehicleId}, ${driverId}, '2027-01-06 07:00Z',
      '2027-01-06 19:00Z', '2027-01-06 07:00Z', '2027-01-06 09:00Z', 0, 0, now())`;
  await sql`
    insert into dispatches (id, organisation_id, route_id, route_version, asked_by, asked_by_kind, asked_at, moved_at)
    values (${dispatchId}, ${organisationId}, ${routeId}, 1, ${driverId}, 'user', now(), now())`;
  await sql`
    insert into dispatch_steps (dispatch_id, organisation_id, step, state, moved_at)
    values (${dispatchId}, ${organisationId}, 'reserve', 'done', now())`;
  await sql`
    insert into reservations (route_id, organisation_id, vehicle_id, driver_id, from_time, until_time)
    values (${routeId}, ${organisationId}, ${vehicleId}, ${driverId}, '2027-01-05 07:00Z', '2027-01-05 09:00Z')`;
  return { routeId, otherRouteId, pickupId, stopId, dispatchId };
}
