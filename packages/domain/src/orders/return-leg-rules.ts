import type { Order } from "./log-rules.ts";

/** The number of the leg by which goods go back: behind that to the door, which may have been tried. */
export function returnLeg({ way }: Pick<Order, "way">): number {
  return way.length + 2;
}
