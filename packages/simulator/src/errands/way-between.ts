import type { Point } from "@cartage/telemetry/geodesy";
import { kmhToMps } from "@cartage/telemetry/units";
import { flatDistanceM } from "../roads/plane.ts";
import type { Place, StreetMap } from "../roads/street-map.ts";
import { append, type Way } from "../roads/way.ts";

/** Beside the roads that the simulator knows, vehicles take lanes of which it knows nothing. */
const laneMps = kmhToMps(36);
const centre = { column: 0, row: 0, along: 0.5 };

/** A way between any two places: over the roads from town to town, and straight on to where no road is known. */
export function wayBetween(from: Point, to: Point, map: StreetMap): Way {
  const [near, far] = [nearestTown(from, map), nearestTown(to, map)];
  const directM = flatDistanceM(from, to);
  const detourM = flatDistanceM(from, placeOf(near, map)) + flatDistanceM(placeOf(far, map), to);
  if (near === far || detourM > directM || map.network.lengthM(near, far) === Number.POSITIVE_INFINITY)
    return straight(from, to);
  const over = map.way(inCentre(near), inCentre(far));
  const way = straight(from, over.points[0] ?? from);
  append(way, over);
  append(way, straight(over.points.at(-1) ?? to, to));
  return way;
}

function straight(from: Point, to: Point): Way {
  return { points: [from, to], limitsMps: [laneMps, laneMps], signals: [false, false] };
}

const inCentre = (town: number): Place => ({ town, address: centre, stand: null });

function placeOf(town: number, { towns }: StreetMap): Point {
  return towns[town] ?? { lat: 0, lon: 0 };
}

function nearestTown(point: Point, { towns }: StreetMap): number {
  let [nearest, nearestM] = [0, Number.POSITIVE_INFINITY];
  for (const [town, place] of towns.entries()) {
    const awayM = flatDistanceM(point, place);
    if (awayM < nearestM) [nearest, nearestM] = [town, awayM];
  }
  return nearest;
}
