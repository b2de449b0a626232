import type { WayCost } from "../inputs.ts";

/** A lane that a way may go over, in one direction; whole metres and seconds, none negative. */
export interface WayLane {
  laneId: string;
  fromHubId: string;
  toHubId: string;
  distanceM: number;
  durationS: number;
}

/** Lanes by the hub that they leave. */
export type Network = ReadonlyMap<string, readonly WayLane[]>;

/** Lanes one after the other; none where it ends at the hub that it begins at. */
export interface Way {
  lanes: WayLane[];
  distanceM: number;
  durationS: number;
}

export function networkOf(lanes: Iterable<WayLane>): Network {
  const network = new Map<string, WayLane[]>();
  for (const lane of lanes) {
    const leaving = network.get(lane.fromHubId);
    if (leaving) leaving.push(lane);
    else network.set(lane.fromHubId, [lane]);
  }
  return network;
}

export const costOf = ({ distanceM, durationS }: { distanceM: number; durationS: number }, by: WayCost): number =>
  by === "time" ? durationS : distanceM;

export function wayOver(lanes: WayLane[]): Way {
  const distanceM = lanes.reduce((sum, lane) => sum + lane.distanceM, 0);
  const durationS = lanes.reduce((sum, lane) => sum + lane.durationS, 0);
  return { lanes, distanceM, durationS };
}

/** The hubs of a way in their order, from its first to its last. */
export function hubsOf({ lanes }: Way, fromHubId: string): string[] {
  return [fromHubId, ...lanes.map(({ toHubId }) => toHubId)];
}
