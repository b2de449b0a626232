import { routeStops } from "@cartage/db/schema/routes";
import type { Point } from "@cartage/telemetry/geodesy";
import { fromE7 } from "@cartage/telemetry/units";
import { eq } from "drizzle-orm";
import type { Transaction } from "../../transactionally.ts";
import { arrivalsByPlace, type PlacedStop } from "../eta/arrivals-by-place.ts";
import { aroundDoor, isWithin, leftAfter, type PlaceFix } from "../eta/stays.ts";
import { moveRoute, type RouteRow, readStops, type StopRow } from "../hold-route.ts";
import { arrive } from "./arrive.ts";
import type { ClaimedRoute } from "./claim-routes.ts";
import type { HubPlace } from "./read-hubs.ts";

/** Who leaves his depot so long before the plan says has set out. */
const earlyStartMs = 3_600_000;

/**
 * Writes down what fixes show of a held route: that it was begun, where the vehicle arrived, and what it left. A hand-over is
 * never told by a place: whoever leaves without one left it undone, and that is shown.
 */
export async function noteWhereabouts(
  tx: Transaction,
  claimed: ClaimedRoute,
  { fixes, hubs }: { fixes: readonly PlaceFix[]; hubs: ReadonlyMap<string, HubPlace> },
): Promise<ClaimedRoute> {
  let { route } = claimed;
  if (fixes.length === 0 || (route.state !== "accepted" && route.state !== "under_way")) return claimed;
  const earliest = route.acceptedAt ?? route.createdAt;
  const begunAt = route.state === "accepted" ? leftStartAt(route, fixes, hubs) : null;
  if (begunAt !== null) {
    const startedAt = new Date(Math.max(begunAt, earliest.getTime()));
    route = await moveRoute(tx, route, "started", { startedAt });
  }
  let { stops } = claimed;
  const shown = arrivalsByPlace(
    stops.map((stop) => placed(stop, hubs)),
    fixes,
  );
  for (const { stopId, at: fixTime } of shown.arrivals) {
    const stop = stops.find(({ id }) => id === stopId);
    if (!stop) continue;
    const at = new Date(Math.max(fixTime, earliest.getTime()));
    route = await arrive(tx, { route, stops, stop }, { at, phone: null, by: "geofence" });
    stops = await readStops(tx, route.id);
  }
  const set = (stopId: string, values: Partial<StopRow>) =>
    tx.update(routeStops).set(values).where(eq(routeStops.id, stopId));
  for (const { stopId, at } of shown.corrections)
    await set(stopId, { arrivedAt: new Date(Math.max(at, earliest.getTime())) });
  for (const { stopId, at } of shown.leavings) await set(stopId, { leftAt: at === null ? null : new Date(at) });
  const isChanged = shown.corrections.length + shown.leavings.length > 0;
  return { ...claimed, route, stops: isChanged ? await readStops(tx, route.id) : stops };
}

/** When the vehicle left the hub where its route starts, around the time that was planned; null if it did not. */
function leftStartAt(
  { startHubId, departsAt }: RouteRow,
  fixes: readonly PlaceFix[],
  hubs: ReadonlyMap<string, HubPlace>,
): number | null {
  const hub = startHubId === null ? undefined : hubs.get(startHubId);
  if (!hub) return null;
  const about = fixes.filter(({ at }) => at >= departsAt.getTime() - earlyStartMs);
  const there = about.findLast((fix) => isWithin(fix, hub.beyondM(fix)));
  return there ? leftAfter(about, hub.beyondM, there.at) : null;
}

function placed(stop: StopRow, hubs: ReadonlyMap<string, HubPlace>): PlacedStop {
  const { id: stopId, state, kind, orderId, leg, hubId, latE7, lonE7, arrivedAt, arrivedBy, leftAt } = stop;
  const beyondM = (hubId === null ? undefined : hubs.get(hubId)?.beyondM) ?? aroundDoor(pointOf(stop));
  const ms = (at: Date | null) => at?.getTime() ?? null;
  return {
    ...{ stopId, state, kind, orderId, leg, beyondM, arrivedBy, place: `${latE7},${lonE7}` },
    ...{ arrivedAt: ms(arrivedAt), leftAt: ms(leftAt) },
  };
}

export function pointOf({ latE7, lonE7 }: Pick<StopRow, "latE7" | "lonE7">): Point {
  return { lat: fromE7(latE7), lon: fromE7(lonE7) };
}
