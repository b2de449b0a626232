import type { Point } from "@cartage/telemetry/geodesy";
import { type Offset, planeAt } from "./plane.ts";

/** A road's beginning at a junction, as its direction east and north. */
export type Arm = { id: number; direction: Offset; isTrunk: boolean };

/** What passes through: its direction, and how each road (by id) leaves the junction. */
export type Junction = { axis: Offset; leaving: ReadonlyMap<number, Offset> };

/**
 * Joins roads as a surveyor would: the two that continue each other best, trunk roads first, share one direction through
 * the junction, then the next two; what is left over meets them as it comes.
 */
export function layOutJunction(arms: readonly Arm[]): Junction {
  const leaving = new Map(arms.map(({ id, direction }) => [id, direction]));
  let axis: Offset | undefined;
  const pairs = arms.flatMap((a, i) => arms.slice(i + 1).map((b) => ({ a, b, score: straightness(a, b) })));
  const joined = new Set<number>();

  for (const { a, b, score } of pairs.sort((first, second) => second.score - first.score)) {
    if (joined.has(a.id) || joined.has(b.id) || score < 0.2) continue;
    joined.add(a.id).add(b.id);
    const through = normalise({ x: a.direction.x - b.direction.x, y: a.direction.y - b.direction.y });
    leaving.set(a.id, through);
    leaving.set(b.id, { x: -through.x, y: -through.y });
    axis ??= through;
  }
  return { axis: axis ?? arms[0]?.direction ?? { x: 1, y: 0 }, leaving };
}

/** The direction from one point to another. */
export function directionBetween(from: Point, to: Point): Offset {
  return normalise(planeAt(from).toOffset(to));
}

/** 1 for roads in one line, −1 for the same direction; trunk roads are looked at first. */
function straightness(a: Arm, b: Arm): number {
  const opposite = -(a.direction.x * b.direction.x + a.direction.y * b.direction.y);
  return a.isTrunk && b.isTrunk && opposite > 0.2 ? 1 + opposite : opposite;
}

function normalise({ x, y }: Offset): Offset {
  const length = Math.hypot(x, y) || 1;
  return { x: x / length, y: y / length };
}
