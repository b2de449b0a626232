import { newId } from "@cartage/db/id";
import { type Actor, processActor } from "@cartage/domain/actor";
import { followRoutes } from "@cartage/domain/routes/processes/follow-routes";
import { runAs } from "@cartage/domain/run-as";
import { distanceM, type Point } from "@cartage/telemetry/geodesy";
import { toE7 } from "@cartage/telemetry/units";
import type { Device } from "@cartage/testing/factory";
import { newOrder } from "../orders/orders-test.ts";
import { test as base } from "../tracking/deriving-test.ts";

/** A depot, a door 6 km east where goods are picked up, and one 6 km further where they are wanted. */
export const depot = { lat: 21, lon: 105.8 };
export const pickupDoor = { lat: 21, lon: 105.858 };
export const deliveryDoor = { lat: 21, lon: 105.916 };

interface GoingRoute {
  organisationId: string;
  routeId: string;
  pickupId: string;
  deliveryId: string;
  orderId: string;
  vehicleId: string;
  device: Device;
  driver: Actor;
  dispatcher: Actor;
}

interface Following {
  /**
   * A route that its driver took on five minutes ago, to depart in `departsMin` minutes, now unless told; `windowMin`: when the
   * delivery is wanted, in minutes from now.
   */
  furnish(given?: { windowMin?: [from: number, until: number]; departsMin?: number }): Promise<GoingRoute>;
  /** One pass, as jobs make them. */
  follow(): Promise<number>;
  /** Drives straight on with a fix every so many seconds, and stops there; jobs pass after each fix unless told. */
  drive(
    device: Device,
    ends: readonly [Point, Point],
    how?: { mps?: number; everyS?: number; unseen?: true },
  ): Promise<void>;
  stand(device: Device, place: Point, durationS: number): Promise<void>;
  report(device: Device, place: Point, given?: { speedMps?: number; at?: number }): Promise<void>;
  stop(stopId: string): Promise<KnownStop>;
  route(routeId: string): Promise<KnownRoute>;
}

interface KnownStop {
  state: string;
  arrivedBy: string | null;
  arrivedAt: number | null;
  leftAt: number | null;
  p50: number;
  p90: number;
  lateShare: number | null;
  stopsBefore: number | null;
  isSettled: boolean | null;
}

interface KnownRoute {
  state: string;
  percent: number;
  distanceLeftM: number;
  stopsLeft: number;
  isClosed: boolean;
}

export const test = base.extend<{ following: Following }>({
  following: async ({ make, as, api, owner: { sql }, clock, platform, deriving }, use) => {
    const minutes = (count: number) => new Date(clock.now().getTime() + count * 60_000).toISOString();
    const following: Following = {
      async furnish({ windowMin, departsMin = 0 } = {}) {
        const organisation = await make.organisation();
        const organisationId = organisation.id;
        const { id: vehicleId } = await make.vehicle({ organisationId });
        const device = await make.device({ organisationId, vehicleId });
        const hub = await make.hub({ organisationId, ...depot });
        const [driver, dispatcher] = [await as.driver(organisation), await as.dispatcher(organisation)];
        const { orderId } = await api(dispatcher).orders.create(newOrder());
        for (const move of ["planned", "dispatched"] as const) await api(dispatcher).orders.move({ orderId, move });
        const [routeId, pickupId, deliveryId] = [newId(), newId(), newId()];
        await sql`
          insert into routes (id, organisation_id, day, time_zone, vehicle_id, driver_id, state, start_hub_id, end_hub_id, shift_from,
            shift_until, departs_at, ends_at, distance_m, work_s, created_at, accepted_at)
          values (${routeId}, ${organisationId}, ${minutes(0).slice(0, 10)}, 'UTC', ${vehicleId}, ${driver.id}, 'accepted', ${hub.id},
            ${hub.id}, ${minutes(departsMin - 60)}, ${minutes(departsMin + 600)}, ${minutes(departsMin)}, ${minutes(departsMin + 60)}, 15000, 3600, ${minutes(-5)}, ${minutes(-5)})`;
        const [from, until] = windowMin ? windowMin.map(minutes) : [null, null];
        for (const [at, { id, place, kind }] of [
          { id: pickupId, place: pickupDoor, kind: "pickup" },
          { id: deliveryId, place: deliveryDoor, kind: "delivery" },
        ].entries())
          await sql`
            insert into route_stops (id, organisation_id, route_id, seq, kind, order_id, leg, name, address, lat_e7, lon_e7, service_s,
              arrives_at, starts_at, leaves_at, late_s, window_from, window_until)
            values (${id}, ${organisationId}, ${routeId}, ${at + 1}, ${kind}, ${orderId}, 1, 'Door', '1 Street',
              ${toE7(place.lat)}, ${toE7(place.lon)}, 300, ${minutes(20 * (at + 1))}, ${minutes(20 * (at + 1))},
              ${minutes(20 * (at + 1) + 5)}, 0, ${at === 1 ? (from ?? null) : null}, ${at === 1 ? (until ?? null) : null})`;
        return { organisationId, routeId, pickupId, deliveryId, orderId, vehicleId, device, driver, dispatcher };
      },
      follow() {
        const given = { actor: processActor("jobs-of-test"), now: clock.now, requestId: newId() };
        return runAs(platform, given, (ctx) => followRoutes(ctx, { limit: 100, outside: null }));
      },
      async drive(device, [from, to], { mps = 12, everyS = 40, unseen } = {}) {
        const steps = Math.ceil(distanceM(from, to) / mps / everyS);
        for (let step = 1; step <= steps; step++) {
          clock.forward(everyS * 1000);
          const along = (one: number, other: number) => one + ((other - one) * step) / steps;
          const place = { lat: along(from.lat, to.lat), lon: along(from.lon, to.lon) };
          await following.report(device, place, { speedMps: step === steps ? 0 : mps });
          if (!unseen) await following.follow();
        }
      },
      async stand(device, place, durationS) {
        for (let gone = 0; gone < durationS; gone += 60) {
          clock.forward(60_000);
          await following.report(device, place);
          await following.follow();
        }
      },
      async report(device, { lat, lon }, { speedMps = 0, at = clock.now().getTime() } = {}) {
        await deriving.store(device, [{ fixTime: at, latE7: toE7(lat), lonE7: toE7(lon), speedMps }]);
      },
      async stop(stopId) {
        const [row] = await sql<KnownStop[]>`
          select state, arrived_by as "arrivedBy", ${ms("arrived_at")} as "arrivedAt", ${ms("left_at")} as "leftAt",
                 ${ms("p50")} as p50, ${ms("p90")} as p90, late_share as "lateShare", stops_before as "stopsBefore",
                 settled_at is not null as "isSettled"
            from route_stops stop left join stop_estimates on stop_id = stop.id where stop.id = ${stopId}`;
        return one(row);
      },
      async route(routeId) {
        const [row] = await sql<KnownRoute[]>`
          select state, percent, distance_left_m as "distanceLeftM", stops_left as "stopsLeft", closed_at is not null as "isClosed"
            from routes left join route_progress on route_id = id where id = ${routeId}`;
        return one(row);
      },
    };
    await use(following);

    function ms(column: string) {
      return sql`(extract(epoch from ${sql(column)}) * 1000)::float8`;
    }
  },
});

function one<T>(row: T | undefined): T {
  if (!row) throw new Error("There is no such row.");
  return row;
}
