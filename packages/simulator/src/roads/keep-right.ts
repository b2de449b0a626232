import type { Point } from "@cartage/telemetry/geodesy";
import { type Offset, planeAt } from "./plane.ts";

/** Half of a two-lane road: where the middle of the own lane lies. */
const LANE_M = 2.2;

/** Moves a line from the middle of the road into its right lane; both ends stay where they are. */
export function keepRight(line: readonly Point[]): Point[] {
  return line.map((point, i) => {
    const [before, after] = [line[i - 1], line[i + 1]];
    if (!before || !after) return point;
    const plane = planeAt(point);
    const inward = unitVector(plane.toOffset(before), -1);
    const outward = unitVector(plane.toOffset(after), 1);
    const along = unitVector({ x: inward.x + outward.x, y: inward.y + outward.y }, 1);
    return plane.toPoint({ x: along.y * LANE_M, y: -along.x * LANE_M });
  });
}

function unitVector({ x, y }: Offset, sign: number): Offset {
  const length = (Math.hypot(x, y) || 1) * sign;
  return { x: x / length, y: y / length };
}
