import { distanceM, type Point } from "@cartage/telemetry/geodesy";
import { type Network, networkOf, type WayLane } from "../way/network.ts";
import { wayTree } from "../way/shortest-way.ts";
import type { Habits } from "./habits.ts";
import type { Routing, Stretch } from "./routing.ts";

export interface PlacedHub extends Point {
  hubId: string;
}

/** A place so close to a hub is at it. */
const AT_HUB_M = 1_000;

/**
 * What can be said without a map of roads: between places at hubs, the shortest way by time over the lanes; else the
 * great circle, as much longer as the fleet's own trips were, at the speed that they had.
 */
export function builtInRouting({
  habits,
  hubs,
  lanes,
}: {
  habits: Habits;
  hubs: readonly PlacedHub[];
  lanes: readonly WayLane[];
}): Routing {
  const network = networkOf(lanes);
  const straight = (from: Point, to: Point) => straightStretch(from, to, habits);

  const row = (from: Point, to: readonly Point[]): Stretch[] => {
    const fromHub = hubAt(from, hubs);
    const overLanes = fromHub ? stretchesOver(network, fromHub.hubId) : () => null;
    return to.map((place) => {
      const direct = straight(from, place);
      const toHub = fromHub && hubAt(place, hubs);
      if (!fromHub || !toHub || toHub.hubId === fromHub.hubId) return direct;
      const known = overLanes(toHub.hubId);
      return known ? sum(straight(from, fromHub), known, straight(toHub, place)) : direct;
    });
  };
  return {
    matrix: async (from, to) => from.map((place) => row(place, to)),
    async route(places) {
      const stretches = places.slice(1).flatMap((to, at) => row(places[at] ?? to, [to]));
      return { ...sum(...stretches), line: [...places] };
    },
  };
}

/** The great circle between two places, by a fleet's habits. */
function straightStretch(from: Point, to: Point, { roadFactor, speedMps }: Habits): Stretch {
  const byRoadM = distanceM(from, to) * roadFactor;
  return { distanceM: byRoadM, durationS: byRoadM / speedMps };
}

function hubAt(place: Point, hubs: readonly PlacedHub[]): PlacedHub | null {
  let [nearest, nearestM]: [PlacedHub | null, number] = [null, AT_HUB_M];
  for (const hub of hubs) {
    // a hundredth of a degree is 1.1 km of latitude
    if (Math.abs(hub.lat - place.lat) > 0.01) continue;
    const awayM = distanceM(hub, place);
    if (awayM <= nearestM) [nearest, nearestM] = [hub, awayM];
  }
  return nearest;
}

function stretchesOver(network: Network, fromHubId: string): (toHubId: string) => Stretch | null {
  const { costs, arrivals } = wayTree(network, fromHubId, "time");
  return (toHubId) => {
    const durationS = costs.get(toHubId);
    if (durationS === undefined) return null;
    let metres = 0;
    for (let lane = arrivals.get(toHubId); lane; lane = arrivals.get(lane.fromHubId)) metres += lane.distanceM;
    return { distanceM: metres, durationS };
  };
}

function sum(...stretches: Stretch[]): Stretch {
  return {
    distanceM: stretches.reduce((total, stretch) => total + stretch.distanceM, 0),
    durationS: stretches.reduce((total, stretch) => total + stretch.durationS, 0),
  };
}
