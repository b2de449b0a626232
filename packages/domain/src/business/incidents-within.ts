import { type SQL, sql } from "drizzle-orm";
import type { BusinessFilters } from "./inputs.ts";

interface Asked {
  filters: Pick<BusinessFilters, "hubId" | "vehicleId" | "driverId" | "customerId">;
  organisationId: string;
  /** Epoch ms; `until` is no part of it. */
  from: number;
  until: number;
}

const ofRoute = sql`r.id, r.vehicle_id, r.driver_id, r.start_hub_id`;

/**
 * Incidents that happened within a time as `incidents_within`, and as `incident_keys` whom each counts for: the vehicle,
 * driver and hub that it names, the customers of orders that it names, and those of the route that it names or that its
 * vehicle had that day: who drove, the hub where it begins, whose goods it carried.
 */
export function incidentsWithin({ filters, organisationId, from, until }: Asked): SQL {
  const at = (time: number) => sql`${new Date(time).toISOString()}::timestamptz`;
  return sql`
    with happened as (
      select i.* from incidents i
       where i.organisation_id = ${organisationId} and i.happened_at >= ${at(from)} and i.happened_at < ${at(until)}
    ), named as (
      select h.id, s.kind, s.subject_id, h.happened_at from happened h join incident_subjects s on s.incident_id = h.id
    ), on_routes as (
      select n.id as incident_id, ${ofRoute} from named n join routes r on n.kind = 'route' and r.id = n.subject_id
      union
      select n.id, ${ofRoute} from named n
        join routes r on n.kind = 'vehicle' and r.organisation_id = ${organisationId} and r.vehicle_id = n.subject_id
         and r.day between n.happened_at::date - 1 and n.happened_at::date + 1
         and r.day = (n.happened_at at time zone r.time_zone)::date and r.state <> 'cancelled'
    ), incident_keys as (
      select id as incident_id, kind, subject_id as key from named where kind in ('vehicle', 'driver', 'hub')
      union
      select incident_id, of.kind, of.key from on_routes r
       cross join lateral (values ('vehicle', r.vehicle_id), ('driver', r.driver_id), ('hub', r.start_hub_id)) as of (kind, key)
       where of.key is not null
      union
      select r.incident_id, 'customer', o.customer_id from on_routes r
        join route_stops s on s.route_id = r.id and s.kind = 'delivery' and s.state <> 'skipped'
        join orders o on o.id = s.order_id and o.customer_id is not null
      union
      select n.id, 'customer', o.customer_id from named n
        join orders o on n.kind = 'order' and o.id = n.subject_id and o.customer_id is not null
    ), incidents_within as (
      select h.* from happened h where ${countsFor(filters)}
    )`;
}

function countsFor({ hubId, vehicleId, driverId, customerId }: Asked["filters"]): SQL {
  const asked = Object.entries({ hub: hubId, vehicle: vehicleId, driver: driverId, customer: customerId });
  const each = asked.flatMap(([kind, id]) =>
    id === undefined
      ? []
      : [
          sql`exists (select from incident_keys k where k.incident_id = h.id and k.kind = ${kind} and k.key = ${id}::uuid)`,
        ],
  );
  return sql.join([sql`true`, ...each], sql` and `);
}
