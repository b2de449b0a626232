import { vehicleState } from "@cartage/db/schema/tracking";
import { distanceM, type Point } from "@cartage/telemetry/geodesy";
import { fromE7 } from "@cartage/telemetry/units";
import { inArray } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { DomainError } from "../../errors.ts";
import { builtInFor } from "../built-in-for.ts";
import { type Day, type DayLeg, type DayRoute, type DayVehicle, legKey } from "../day/day.ts";
import { readDay } from "../day/read-day.ts";
import type { NearestVehicles } from "../route-inputs.ts";
import { mayReplan, type RouteState } from "../route-states.ts";
import { askRouting } from "../routing/ask-routing.ts";
import type { OutsideRouting } from "../routing/outside-routing.ts";
import type { RoutingSource } from "../routing/routing.ts";
import { readNetwork } from "./read-network.ts";

export interface NearVehicle {
  vehicleId: string;
  distanceM: number;
  durationS: number;
  /** Where it is counted from: where it was last seen, epoch ms, or its home hub where that is null. */
  seenAt: number | null;
  /** Null where it has no route that day. */
  routeState: RouteState | null;
}

/** Of so many that are nearest by the great circle the roads are asked. */
const CANDIDATES = 25;
const DAY_MS = 86_400_000;

/**
 * The vehicles that may take a leg and reach its pick-up first, the first first: those that have its skills and room for it
 * beside all that is on their route, whose route still goes on, and whose shift is not over. Throws `not_found`.
 */
export async function findNearestVehicles(
  ctx: Context,
  { orderId, leg: number, most, ...of }: z.infer<typeof NearestVehicles>,
  outside: OutsideRouting | null,
): Promise<{ by: RoutingSource; vehicles: NearVehicle[] }> {
  const { organisationId } = authorise(ctx.actor, "routes.view");
  const day = await readDay(ctx, of);
  const leg = day.legs.find((one) => one.orderId === orderId && one.leg === number);
  if (!leg) throw new DomainError("not_found");
  const now = ctx.now().getTime();
  const able = day.vehicles.flatMap((vehicle) => {
    const route = day.routes.find(({ vehicleId }) => vehicleId === vehicle.id) ?? null;
    return isAble(vehicle, route, { leg, day, now }) ? [{ vehicle, route }] : [];
  });
  const seen = day.startsAt <= now && now < day.endsAt ? await lastSeen(ctx, able, now) : new Map<string, Seen>();
  const placed = able
    .flatMap(({ vehicle, route }) => {
      const from = seen.get(vehicle.id) ?? (vehicle.homeHub && { ...vehicle.homeHub, seenAt: null });
      return from ? [{ vehicle, route, from, awayM: distanceM(from, leg.pickup) }] : [];
    })
    .sort((one, other) => one.awayM - other.awayM)
    .slice(0, CANDIDATES);
  if (placed.length === 0) return { by: "built_in", vehicles: [] };
  const sources = { outside, builtIn: async () => builtInFor(ctx, organisationId, await readNetwork(ctx)) };
  const points = placed.map(({ from: { lat, lon } }) => ({ lat, lon }));
  const { answer, by } = await askRouting(sources, (routing) => routing.matrix(points, [leg.pickup]));
  const reached = placed.flatMap(({ vehicle, route, from }, at): NearVehicle[] => {
    const stretch = answer[at]?.[0];
    const routeState = route?.state ?? null;
    return stretch ? [{ vehicleId: vehicle.id, ...stretch, seenAt: from.seenAt, routeState }] : [];
  });
  return { by, vehicles: reached.sort((one, other) => one.durationS - other.durationS).slice(0, most) };
}

interface Asked {
  leg: DayLeg;
  day: Day;
  now: number;
}

function isAble(vehicle: DayVehicle, route: DayRoute | null, { leg, day, now }: Asked): boolean {
  if (!vehicle.isAvailable || vehicle.shift.until <= now || (route && !mayReplan(route.state))) return false;
  if (!leg.skills.every((skill) => vehicle.skills.includes(skill))) return false;
  const stops = (route?.stops ?? []).filter((stop) => legKey(stop) !== legKey(leg));
  const legs = new Map(day.legs.map((one) => [legKey(one), one]));
  const fits = (load: (of: DayLeg) => number, capacity: number | null) => {
    let [onBoard, peak] = [0, 0];
    for (const stop of stops) {
      if (stop.state === "failed" || stop.state === "skipped") continue;
      const own = legs.get(legKey(stop));
      onBoard += own ? load(own) * (stop.kind === "pickup" ? 1 : -1) : 0;
      if (stop.state === "planned" || stop.state === "arrived") peak = Math.max(peak, onBoard);
    }
    return capacity === null || peak + load(leg) <= capacity;
  };
  return (
    fits(({ weightKg }) => weightKg, vehicle.capacityWeightKg) &&
    fits(({ volumeM3 }) => volumeM3, vehicle.capacityVolumeM3) &&
    fits(({ pallets }) => pallets, vehicle.capacityPallets)
  );
}

type Seen = Point & { seenAt: number };

/** Where vehicles were last seen, as far as that was within a day. */
async function lastSeen(
  ctx: Context,
  able: readonly { vehicle: DayVehicle }[],
  now: number,
): Promise<Map<string, Seen>> {
  const { vehicleId, fixTime, latE7, lonE7 } = vehicleState;
  const ids = able.map(({ vehicle }) => vehicle.id);
  const rows = await ctx.session.db
    .select({ vehicleId, fixTime, latE7, lonE7 })
    .from(vehicleState)
    .where(inArray(vehicleId, ids));
  return new Map(
    rows.flatMap((row): [string, Seen][] => {
      const seenAt = row.fixTime?.getTime() ?? 0;
      if (row.latE7 === null || row.lonE7 === null || now - seenAt > DAY_MS) return [];
      return [[row.vehicleId, { lat: fromE7(row.latE7), lon: fromE7(row.lonE7), seenAt }]];
    }),
  );
}
