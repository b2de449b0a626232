import type { WayCost } from "../inputs.ts";
import { BinaryHeap } from "./binary-heap.ts";
import { costOf, type Network, type Way, type WayLane, wayOver } from "./network.ts";
import { shortestWay } from "./shortest-way.ts";

const nameOf = (lanes: readonly WayLane[]) => lanes.map(({ laneId }) => laneId).join(" ");

/**
 * The `most` shortest ways between two hubs that pass no hub twice, the shortest first; fewer where there are no more
 * (Yen 1971, "Finding the K Shortest Loopless Paths in a Network"). Equal ways come in the order in which they were found.
 */
export function alternativeWays(
  network: Network,
  fromHubId: string,
  toHubId: string,
  by: WayCost,
  most: number,
): Way[] {
  const shortest = shortestWay(network, fromHubId, toHubId, by);
  if (!shortest || most < 1) return [];
  const found: Way[] = [shortest];
  const candidates = new BinaryHeap<Way>();
  const known = new Set([nameOf(shortest.lanes)]);
  while (found.length < most) {
    for (const way of spursOf(network, { found, fromHubId, toHubId, by })) {
      const name = nameOf(way.lanes);
      if (known.has(name)) continue;
      known.add(name);
      candidates.push(way, costOf(way, by));
    }
    const next = candidates.pop();
    if (!next) return found;
    found.push(next.item);
  }
  return found;
}

interface Search {
  /** Never empty; the last is the one to leave. */
  found: readonly Way[];
  fromHubId: string;
  toHubId: string;
  by: WayCost;
}

/** The shortest ways that leave the last one found at each of its hubs, by a lane that none found takes from there. */
function* spursOf(network: Network, { found, fromHubId, toHubId, by }: Search): Generator<Way> {
  const last = found.at(-1)?.lanes ?? [];
  const passed = new Set<string>();
  let spurHubId = fromHubId;
  for (const [at, lane] of last.entries()) {
    const root = last.slice(0, at);
    const rootName = nameOf(root);
    const taken = found.filter(({ lanes }) => nameOf(lanes.slice(0, at)) === rootName);
    const laneIds = new Set(taken.flatMap(({ lanes }) => lanes[at]?.laneId ?? []));
    const spur = shortestWay(network, spurHubId, toHubId, by, { laneIds, hubIds: passed });
    if (spur) yield wayOver([...root, ...spur.lanes]);
    passed.add(spurHubId);
    spurHubId = lane.toHubId;
  }
}
