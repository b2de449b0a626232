import type { Fix } from "../../tracking/deriving/moment.ts";
import type { CompiledFence } from "./compiled-fence.ts";
import { type PlaceE7, wrapE7 } from "./degrees-e7.ts";
import type { Stretch } from "./shape.ts";

/** How a vehicle came to a fix: from where, unless nothing is known of the time between. */
export interface Way {
  from: Fix | null;
  to: Fix;
}

/** Fixes near the edge change nothing by themselves; all of them on the other side for so long do. */
export const SETTLE_MS = 120_000;

export function stretchesOf({ shape }: CompiledFence, { from, to }: Way): Stretch[] {
  return from ? shape.stretchesInside(from, to) : [];
}

/** When a fraction of the way was reached. */
export function timeAt({ from, to }: Way, fraction: number): number {
  return from ? Math.round(from.time + (to.time - from.time) * fraction) : to.time;
}

/** Whether the middle of a stretch is further inside than a distance. */
export function isDeep(fence: CompiledFence, { from, to }: Way, [begin, end]: Stretch, depthM: number): boolean {
  if (!from) return false;
  const middle = (begin + end) / 2;
  const latE7 = from.latE7 + (to.latE7 - from.latE7) * middle;
  return isClear(fence, { latE7, lonE7: from.lonE7 + wrapE7(to.lonE7 - from.lonE7) * middle }, depthM);
}

/** Whether a place is further from the edge than a distance, on whichever side. */
export function isClear({ shape }: CompiledFence, { latE7, lonE7 }: PlaceE7, byM: number): boolean {
  return shape.edgeDistanceM(latE7, lonE7, byM) > byM;
}
