import { type SQL, sql } from "drizzle-orm";
import type { BusinessFilters } from "./inputs.ts";

interface Asked {
  filters: Pick<BusinessFilters, "hubId" | "vehicleId" | "driverId" | "customerId">;
  organisationId: string;
  fromDay: string;
  untilDay: string;
}

/**
 * Routes of some days as `routes_within`, with the share of each that counts (of one that carries for several customers,
 * that of the stops), its greatest load, and the part of its way on which nothing was on board, by the lengths of the
 * straight lines between its stops. `key` is what they are summed up by, of a route `r` or of an order `o`.
 */
export function routesWithin({ filters, organisationId, fromDay, untilDay }: Asked, key: SQL): SQL {
  const { hubId, vehicleId, driverId, customerId } = filters;
  return sql`
    with chosen as (
      select r.*, v.type, v.capacity_weight_kg * 1000.0 as capacity_g, starts.lat_e7 as start_lat, starts.lon_e7 as start_lon,
             ends.lat_e7 as end_lat, ends.lon_e7 as end_lon
        from routes r
        join vehicles v on v.id = r.vehicle_id
        left join hubs starts on starts.id = r.start_hub_id
        left join hubs ends on ends.id = r.end_hub_id
       where r.organisation_id = ${organisationId} and r.day between ${fromDay}::date and ${untilDay}::date
         and r.state <> 'cancelled'
         ${hubId ? sql`and r.start_hub_id = ${hubId}::uuid` : sql``}
         ${vehicleId ? sql`and r.vehicle_id = ${vehicleId}::uuid` : sql``}
         ${driverId ? sql`and r.driver_id = ${driverId}::uuid` : sql``}
    ), halts as (
      select r.id as route_id, s.seq, s.lat_e7, s.lon_e7, s.kind = 'delivery' and s.hub_id is null and not s.is_return as is_door, ${key} as key,
             ${customerId ? sql`coalesce(o.customer_id = ${customerId}::uuid, false)` : sql`true`} as is_asked,
             lag(s.lat_e7, 1, r.start_lat) over along as from_lat, lag(s.lon_e7, 1, r.start_lon) over along as from_lon,
             sum(case s.kind when 'pickup' then 1 else -1 end) over along as on_board,
             sum(case s.kind when 'pickup' then o.weight_g else -o.weight_g end) over along as load_g,
             row_number() over (partition by r.id order by s.seq desc) = 1 as is_last, r.end_lat, r.end_lon
        from chosen r
        join route_stops s on s.route_id = r.id and s.organisation_id = r.organisation_id and s.state <> 'skipped'
        join orders o on o.id = s.order_id
      window along as (partition by r.id order by s.seq)
    ), ways as (
      select route_id, ${lengthOf("from_lat", "from_lon", "lat_e7", "lon_e7")} as length,
             coalesce(lag(on_board) over (partition by route_id order by seq), 0) <= 0 as is_empty
        from halts
      union all
      select route_id, ${lengthOf("lat_e7", "lon_e7", "end_lat", "end_lon")}, on_board <= 0 from halts where is_last
    ), empties as (
      select route_id, coalesce(sum(length) filter (where is_empty) / nullif(sum(length), 0), 0) as share
        from ways group by route_id
    ), parts as (
      select route_id, key, count(*) filter (where is_asked) * 1.0 / sum(count(*)) over (partition by route_id) as share,
             count(*) filter (where is_asked and is_door) as deliveries,
             max(max(load_g)) over (partition by route_id) as peak_g
        from halts group by route_id, key
    ), routes_within as (
      select r.id, r.day, r.type, parts.key, parts.share, parts.deliveries, r.distance_m, r.work_s,
             extract(epoch from r.shift_until - r.shift_from) as shift_s,
             r.distance_m * coalesce(empties.share, 0) as empty_m,
             greatest(parts.peak_g, 0) as peak_g, r.capacity_g
        from chosen r join parts on parts.route_id = r.id left join empties on empties.route_id = r.id
       where parts.share > 0
    )`;
}

/** What is summed up of `routes_within`. */
export const routeSums = sql`
  sum(share)::float8 as routes, sum(deliveries)::integer as deliveries, sum(distance_m * share)::float8 as "distanceM",
  sum(empty_m * share)::float8 as "emptyM", sum(work_s * share)::float8 as "workS", sum(shift_s * share)::float8 as "shiftS",
  coalesce(sum(peak_g * share) filter (where capacity_g > 0), 0)::float8 as "peakG",
  coalesce(sum(capacity_g * share) filter (where capacity_g > 0), 0)::float8 as "capacityG"`;

/** A length on the plain, which is as good as true for the share of one day's way; none where an end is not known. */
function lengthOf(fromLat: string, fromLon: string, lat: string, lon: string): SQL {
  const [a, b, c, d] = [fromLat, fromLon, lat, lon].map((name) => sql.raw(name));
  return sql`coalesce(sqrt(power(${c} - ${a}, 2) + power((${d} - ${b}) * cos(radians(${c} / 1e7)), 2)), 0)`;
}
