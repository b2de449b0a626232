import { newId } from "@cartage/db/id";
import { toE7 } from "@cartage/telemetry/units";
import type { RouteRow } from "../hold-route.ts";
import type { PlannedRoute } from "../planning/route-plan.ts";
import { type Day, type DayLeg, legKey } from "./day.ts";

/** The stops of a route that are not begun, by the columns of `route_stops`; `after` stand before them. */
export function stopRows(
  { id: routeId, organisationId }: Pick<RouteRow, "id" | "organisationId">,
  { day, planned, after }: { day: Day; planned: PlannedRoute; after: number },
): object[] {
  const legs = new Map(day.legs.map((leg) => [legKey(leg), leg]));
  const at = (seconds: number) => new Date(Math.round(day.startsAt + seconds * 1000));
  return planned.stops.map(({ orderId: key, kind, arrivesS, startsS, leavesS, lateS }, index) => {
    const leg = legs.get(key) as DayLeg;
    const { hubId, name, address, lat, lon, windows, serviceS } = leg[kind];
    const [first, last] = [windows[0], windows.at(-1)];
    return {
      ...{ id: newId(), organisation_id: organisationId, route_id: routeId, seq: after + index + 1 },
      ...{ kind, order_id: leg.orderId, leg: leg.leg, hub_id: hubId, name, address },
      ...{ lat_e7: toE7(lat), lon_e7: toE7(lon) },
      window_from: first ? new Date(first.from) : null,
      window_until: last ? new Date(last.until) : null,
      ...{ service_s: Math.round(serviceS), arrives_at: at(arrivesS), starts_at: at(startsS), leaves_at: at(leavesS) },
      ...{
        late_s: Math.round(lateS),
        state: "planned",
        arrived_at: null,
        arrived_by: null,
        ended_at: null,
        reason: null,
        is_return: leg.isReturn,
      },
    };
  });
}
