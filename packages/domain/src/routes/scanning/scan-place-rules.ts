import type { Order } from "../../orders/log-rules.ts";
import { returnLeg } from "../../orders/return-leg-rules.ts";

type Standing = Pick<Order, "state" | "isCollected" | "way" | "legsDone">;

/** Goods that nobody took wait at a hub, too, until they are planned and sent again, or go back. */
const waiting: readonly Order["state"][] = ["at_hub", "failed", "planned", "dispatched", "returning"];

function isAt({ state, isCollected, way, legsDone }: Standing, hubId: string): boolean {
  return isCollected && waiting.includes(state) && way[legsDone - 1] === hubId;
}

/** The leg by which an order's goods come into a hub now, also where somebody has said so already; null where they do not. */
export function legInto(order: Standing, hubId: string): number | null {
  if (isAt(order, hubId)) return order.legsDone;
  const isOnTheWay = order.state === "in_transit" || order.state === "collected";
  return isOnTheWay && order.way[order.legsDone] === hubId ? order.legsDone + 1 : null;
}

/** The leg by which they leave it; null where they are not there. */
export function legOutOf(order: Standing, hubId: string): number | null {
  if (!isAt(order, hubId)) return null;
  return order.state === "returning" ? returnLeg(order) : order.legsDone + 1;
}

/** The hub that the goods are in, or go to next; null is the door. */
export function nextHubOf({ state, way, legsDone }: Pick<Standing, "state" | "way" | "legsDone">): string | null {
  return (state === "at_hub" || state === "returning" ? way[legsDone - 1] : way[legsDone]) ?? null;
}
