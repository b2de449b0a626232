import { newId } from "@cartage/db/id";
import { emptyCalibration } from "@cartage/domain/routes/eta/calibration";
import type { Database } from "@cartage/domain/run-as";

interface RoutesOf {
  organisationId: string;
  /** Where a piece of the order was counted in, if anywhere. */
  hubId?: string;
  vehicleId: string;
  driverId: string;
  orderId: string;
}

/** The day of the furnished route. */
export const routeDay = "2027-01-05";

/** A planned route that carries an order from one door to the other, and a row in every table of its progress. */
export async function furnishRoutes(
  { sql }: Database,
  { organisationId, hubId, vehicleId, driverId, orderId }: RoutesOf,
) {
  const [routeId, otherRouteId, pickupId, stopId, dispatchId] = [newId(), newId(), newId(), newId(), newId()];
  const calibration = JSON.stringify(emptyCalibration());
  // sent one behind another, without waiting for each answer
  await sql.begin((sql) => [
    sql`
      insert into routes (id, organisation_id, day, time_zone, vehicle_id, driver_id, shift_from, shift_until, departs_at, ends_at,
        distance_m, work_s, created_at)
      values (${routeId}, ${organisationId}, ${routeDay}, 'UTC', ${vehicleId}, ${driverId}, '2027-01-05 07:00Z', '2027-01-05 19:00Z',
        '2027-01-05 07:00Z', '2027-01-05 09:00Z', 1000, 600, now())`,
    ...[pickupId, stopId].map(
      (id, at) =>
        sql`
        insert into route_stops (id, organisation_id, route_id, seq, kind, order_id, leg, name, address, lat_e7, lon_e7, service_s,
          arrives_at, starts_at, leaves_at, late_s)
        values (${id}, ${organisationId}, ${routeId}, ${at + 1}, ${at === 0 ? "pickup" : "delivery"}, ${orderId}, 1, 'Door', '1 Street',
          ${210_000_000 + at * 100_000}, 1058000000, 300, '2027-01-05 08:00Z', '2027-01-05 08:00Z', '2027-01-05 08:05Z', 0)`,
    ),
    sql`
      insert into route_progress (route_id, organisation_id, look_at) values (${routeId}, ${organisationId}, '2027-01-05 07:00Z')`,
    sql`
      insert into stop_estimates (stop_id, route_id, organisation_id, order_id, leg, kind)
      values (${stopId}, ${routeId}, ${organisationId}, ${orderId}, 1, 'delivery')`,
    // what an organisation has once, also where two routes are furnished
    sql`
      insert into learned_durations (organisation_id, key, sketch) values (${organisationId}, 'traffic', '[]')
      on conflict do nothing`,
    sql`
      insert into area_paces (organisation_id, area, pace)
      values (${organisationId}, '70:352', '{"mean": 0, "variance": 0.01, "at": 0, "last": null}')
      on conflict do nothing`,
    sql`
      insert into eta_calibrations (organisation_id, calibration, changed_at)
      values (${organisationId}, ${calibration}::text::jsonb, now())
      on conflict do nothing`,
    sql`
      insert into routes (id, organisation_id, day, time_zone, vehicle_id, driver_id, shift_from, shift_until, departs_at, ends_at,
        distance_m, work_s, created_at)
      values (${otherRouteId}, ${organisationId}, '2027-01-06', 'UTC', ${vehicleId}, ${driverId}, '2027-01-06 07:00Z',
        '2027-01-06 19:00Z', '2027-01-06 07:00Z', '2027-01-06 09:00Z', 0, 0, now())`,
    sql`
      insert into dispatches (id, organisation_id, route_id, route_version, asked_by, asked_by_kind, asked_at, moved_at)
      values (${dispatchId}, ${organisationId}, ${routeId}, 1, ${driverId}, 'user', now(), now())`,
    sql`
      insert into dispatch_steps (dispatch_id, organisation_id, step, state, moved_at)
      values (${dispatchId}, ${organisationId}, 'reserve', 'done', now())`,
    sql`
      insert into reservations (route_id, organisation_id, vehicle_id, driver_id, from_time, until_time)
      values (${routeId}, ${organisationId}, ${vehicleId}, ${driverId}, '2027-01-05 07:00Z', '2027-01-05 09:00Z')`,
    ...(hubId
      ? [
          sql`
      insert into scans (id, organisation_id, hub_id, order_id, line, leg, direction, scanned_by, scanned_by_kind, scanned_at, received_at)
      values (${newId()}, ${organisationId}, ${hubId}, ${orderId}, 1, 1, 'in', ${driverId}, 'user', now(), now())`,
        ]
      : []),
  ]);
  return { routeId, otherRouteId, pickupId, stopId, dispatchId };
}
