import { DomainError } from "../../errors.ts";
import type { Order, OrderEventBody } from "../../orders/log-rules.ts";
import type { StopRow } from "../hold-route.ts";

/** Where a leg's goods go from its pick-up: on the last one to the door, else to a hub. */
function isLast(order: Order, leg: number): boolean {
  return leg > order.way.length;
}

/** What taking its goods on board means for an order: off they go. Throws `stop.pickup_first` while another vehicle has them, `stop.not_now` where nobody has sent them. */
export function movesOfPickup(order: Order, { leg, isReturn }: Pick<StopRow, "leg" | "isReturn">): OrderEventBody[] {
  // its goods were on their way back before a vehicle took them
  if (isReturn) return [];
  if (leg > order.legsDone + 1) throw new DomainError("stop.pickup_first");
  const onTheWay = { type: isLast(order, leg) ? ("set_out" as const) : ("departed" as const), reason: null };
  if (order.state === "dispatched") return [{ type: "collected", reason: null }, onTheWay];
  if (order.state === "at_hub") return [onTheWay];
  // somebody has said so on the order's page already
  if (order.state === "in_transit" || order.state === "out_for_delivery") return [];
  if (order.state === "collected") return [onTheWay];
  throw new DomainError("stop.not_now", { about: { state: order.state } });
}

export interface HandedOver {
  /** Pieces by line; missing is all of them. */
  delivered: Record<string, number> | undefined;
  reason: string | null;
}

/** What handing its goods over means: they are at the hub, delivered, wholly or in part, or back where they came from. */
export function movesOfDelivery(
  order: Order,
  { leg, hubId, isReturn }: Pick<StopRow, "leg" | "hubId" | "isReturn">,
  { delivered, reason }: HandedOver,
): OrderEventBody[] {
  if (isReturn) return order.state === "returned" ? [] : [{ type: "returned", reason }];
  if (order.state === "delivered" || (hubId !== null && order.state === "at_hub")) return [];
  if (!isLast(order, leg) || hubId !== null) return [{ type: "arrived_at_hub", reason, hubId }];
  if (delivered && !isWhole(order, delivered)) {
    if (!reason) throw new DomainError("input.invalid", { fields: { reason: { code: "required" } } });
    return [{ type: "partly_delivered", delivered, reason }];
  }
  return [{ type: "delivered", reason }];
}

function isWhole({ content }: Order, delivered: Record<string, number>): boolean {
  return content.items.every(({ quantity }, at) => delivered[String(at + 1)] === quantity);
}
