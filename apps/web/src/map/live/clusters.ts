import { worldPx } from "../mercator.ts";
import { states } from "./fleet-columns.ts";

/** Vehicles too near each other to be told apart at this zoom; bounds and centre in Mercator 0 … 1. */
export type Cluster = {
  /** The first member's slot: the cluster is the same one as long as this stays. */
  seed: number;
  x: number;
  y: number;
  count: number;
  /** How many in each state, by code. */
  byState: number[];
  bounds: { minX: number; minY: number; maxX: number; maxY: number };
};

export type Marks = { clusters: Cluster[]; alone: number[]; clusterOf: Int32Array };

type Placed = { x: ArrayLike<number>; y: ArrayLike<number>; state: ArrayLike<number> };
type Grouping = { zoom: number; radiusPx?: number; keepApart?: number };

/**
 * Groups vehicles that lie within a radius on the screen, greedily in the order of slots. In world coordinates for a
 * whole zoom, so that panning changes nothing. `clusterOf` gives each slot's cluster, -1 for none.
 */
export function groupMarks(
  placed: Placed,
  slots: readonly number[],
  { zoom, radiusPx = 54, keepApart = -1 }: Grouping,
): Marks {
  const radius = radiusPx / worldPx(Math.floor(zoom));
  const takeNear = createGrid(placed, slots, radius);
  const marks: Marks = { clusters: [], alone: [], clusterOf: new Int32Array(placed.x.length).fill(-1) };
  const isKept = keepApart >= 0 && slots.includes(keepApart);
  if (isKept) takeNear(keepApart, 0);
  for (const seed of slots) {
    const members = takeNear(seed, radius);
    if (members.length === 1) marks.alone.push(seed);
    if (members.length < 2) continue;
    for (const slot of members) marks.clusterOf[slot] = marks.clusters.length;
    marks.clusters.push(join(members, placed));
  }
  // drawn last, so that nothing lies over it
  if (isKept) marks.alone.push(keepApart);
  return marks;
}

/** Cells as wide as the radius. The function takes a slot and its neighbours out of the grid; nothing, if it is gone. */
function createGrid({ x, y }: Placed, slots: readonly number[], radius: number) {
  const columns = Math.ceil(1 / radius) + 3;
  const cellOf = (slot: number) => Math.floor((y[slot] ?? 0) / radius) * columns + Math.floor((x[slot] ?? 0) / radius);
  const isTaken = new Uint8Array(x.length);
  const cells = new Map<number, number[]>();
  for (const slot of slots) {
    const cell = cells.get(cellOf(slot));
    if (cell) cell.push(slot);
    else cells.set(cellOf(slot), [slot]);
  }
  const isNear = (one: number, other: number) =>
    Math.hypot((x[one] ?? 0) - (x[other] ?? 0), (y[one] ?? 0) - (y[other] ?? 0)) <= radius;

  return (seed: number, within: number): number[] => {
    if (isTaken[seed]) return [];
    isTaken[seed] = 1;
    const members = [seed];
    if (within === 0) return members;
    for (const step of [0, -1, 1, -columns, columns, -columns - 1, -columns + 1, columns - 1, columns + 1])
      for (const slot of cells.get(cellOf(seed) + step) ?? []) {
        if (isTaken[slot] || !isNear(seed, slot)) continue;
        isTaken[slot] = 1;
        members.push(slot);
      }
    return members;
  };
}

function join(members: readonly number[], { x, y, state }: Placed): Cluster {
  const byState = states.map(() => 0);
  const bounds = { minX: 2, minY: 2, maxX: -1, maxY: -1 };
  let sumX = 0;
  let sumY = 0;
  for (const slot of members) {
    const px = x[slot] ?? 0;
    const py = y[slot] ?? 0;
    sumX += px;
    sumY += py;
    bounds.minX = Math.min(bounds.minX, px);
    bounds.maxX = Math.max(bounds.maxX, px);
    bounds.minY = Math.min(bounds.minY, py);
    bounds.maxY = Math.max(bounds.maxY, py);
    const code = state[slot] ?? 0;
    byState[code] = (byState[code] ?? 0) + 1;
  }
  const count = members.length;
  return { seed: members[0] ?? -1, x: sumX / count, y: sumY / count, count, byState, bounds };
}
