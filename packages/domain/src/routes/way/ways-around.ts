import type { WayCost } from "../inputs.ts";
import { costOf, type Network, type Way, wayOver } from "./network.ts";
import { wayTo, wayTree } from "./shortest-way.ts";

/** Between two neighbours of a hub: the way over it, and the shortest that leaves it out; null where there is none. */
export interface WayAround {
  fromHubId: string;
  toHubId: string;
  over: Way;
  around: Way | null;
}

/**
 * What a hub's loss does to the ways over it. Every longer way over the hub passes from one of its neighbours to another;
 * so these pairs say it for all. A pair with an equally short way that leaves the hub out loses nothing and is not told.
 * Those without a way around come first, then those that lose most.
 */
export function waysAround(network: Network, hubId: string, by: WayCost): WayAround[] {
  const arriving = [...network.values()].flat().filter(({ toHubId }) => toHubId === hubId);
  const leaving = network.get(hubId) ?? [];
  const avoided = { hubIds: new Set([hubId]) };
  const affected = arriving.flatMap((first) => {
    const tree = wayTree(network, first.fromHubId, by, { avoided });
    return leaving.flatMap((second): WayAround[] => {
      if (second.toHubId === first.fromHubId) return [];
      const over = wayOver([first, second]);
      const around = wayTo(tree, second.toHubId);
      if (around && costOf(around, by) <= costOf(over, by)) return [];
      return [{ fromHubId: first.fromHubId, toHubId: second.toHubId, over, around }];
    });
  });
  const loss = ({ over, around }: WayAround) =>
    around ? costOf(around, by) - costOf(over, by) : Number.POSITIVE_INFINITY;
  return affected.sort((one, other) => compare(loss(other), loss(one)) || byHubs(one, other));
}

// infinities are no number apart
const compare = (one: number, other: number) => (one === other ? 0 : one < other ? -1 : 1);

const byHubs = (one: WayAround, other: WayAround) =>
  compareText(one.fromHubId, other.fromHubId) || compareText(one.toHubId, other.toHubId);

const compareText = (one: string, other: string) => (one === other ? 0 : one < other ? -1 : 1);
