import type { Standing } from "../states.ts";

/**
 * Whether a hand-over may be proven as the order stands. Phones send late: a proof is taken also after the order moved on,
 * but never of one that nobody was sent for.
 */
export function mayProve({ state, isCollected }: Standing, kind: "pickup" | "delivery"): boolean {
  if (state === "draft" || state === "placed" || state === "cancelled") return false;
  if (state === "planned" && !isCollected) return false;
  // goods that are not on board are delivered by nobody
  return kind === "pickup" || isCollected || state === "delivered" || state === "returned";
}
