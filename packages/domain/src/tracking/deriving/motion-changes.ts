import { type Motion, motions } from "@cartage/telemetry/frame";
import { stretchFrom } from "./stretch.ts";

/** From the fix of `at` on a vehicle's motion is `motion`, and has been so since a time that may be before; epoch ms. */
export interface MotionChange {
  at: number;
  motion: Motion;
  since: number;
}

/**
 * How a vehicle's motion changed within a stretch, three numbers a change: ms since the stretch began, place in `motions`, ms
 * that it has been so already. States are written with every batch, so they are small.
 */
export type WrittenChanges = number[];

export function writeChange(into: WrittenChanges, { at, motion, since }: MotionChange): void {
  into.push(at - stretchFrom(at), motions.indexOf(motion), at - since);
}

/** Of a stretch that began at `from`. */
export function readChanges(written: Readonly<WrittenChanges>, from: number): MotionChange[] {
  const changes: MotionChange[] = [];
  for (let place = 0; place + 2 < written.length; place += 3) {
    const [after = 0, code = 0, standsMs = 0] = written.slice(place, place + 3);
    const motion = motions[code];
    if (!motion) throw new Error(`A state names the motion ${code}, which there is not.`);
    changes.push({ at: from + after, motion, since: from + after - standsMs });
  }
  return changes;
}
