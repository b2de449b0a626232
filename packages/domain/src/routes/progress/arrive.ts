import { routeStops } from "@cartage/db/schema/routes";
import { inArray } from "drizzle-orm";
import { record } from "../../record.ts";
import type { Transaction } from "../../transactionally.ts";
import type { RouteRow, StopRow } from "../hold-route.ts";
import { type HeldStop, type ToldTime, underWay } from "../hold-stop.ts";
import { arrivedByPhone } from "./phone-columns.ts";

/**
 * The vehicle is at a stop, and at those after it at the same place; answers the route as it is then. Again, or when it is
 * over, changes nothing. Throws `stop.not_now`.
 */
export async function arrive(
  tx: Transaction,
  { route, stops, stop }: HeldStop,
  { at, phone, by }: ToldTime & { by: "geofence" | "button" },
): Promise<RouteRow> {
  if (stop.state !== "planned") return route;
  const going = await underWay(tx, route, at);
  const reached = atItsPlace(stops, stop);
  await tx
    .update(routeStops)
    .set({ state: "arrived", arrivedAt: at, arrivedBy: by, ...arrivedByPhone(phone) })
    .where(
      inArray(
        routeStops.id,
        reached.map(({ id }) => id),
      ),
    );
  for (const { id: stopId, routeId, orderId } of reached)
    await record(
      tx,
      { type: "stop.arrived", stopId, routeId, orderId, version: going.version, occurredAt: tx.context.now() },
      { after: { at, by, phone } },
    );
  return going;
}

/** A stop, and those that are still ahead right after it at its very place. */
function atItsPlace(stops: readonly StopRow[], stop: StopRow): StopRow[] {
  const after = stops.slice(stops.indexOf(stop));
  const end = after.findIndex(({ latE7, lonE7 }) => latE7 !== stop.latE7 || lonE7 !== stop.lonE7);
  return (end < 0 ? after : after.slice(0, end)).filter(({ state }) => state === "planned");
}
