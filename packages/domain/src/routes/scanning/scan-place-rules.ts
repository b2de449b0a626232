import type { Order } from "../../orders/log-rules.ts";

type Standing = Pick<Order, "state" | "isCollected" | "way" | "legsDone">;

/** Goods that nobody took wait at a hub, too, until they are planned and sent again. */
const waiting: readonly Order["state"][] = ["at_hub", "failed", "planned", "dispatched"];

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
  return isAt(order, hubId) ? order.legsDone + 1 : null;
}

/** The hub that the goods are in, or go to next; null is the door. */
export function nextHubOf({ state, way, legsDone }: Pick<Standing, "state" | "way" | "legsDone">): string | null {
  return (state === "at_hub" ? way[legsDone - 1] : way[legsDone]) ?? null;
}
