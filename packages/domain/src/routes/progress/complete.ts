import { DomainError } from "../../errors.ts";
import type { Transaction } from "../../transactionally.ts";
import { type HeldStop, type ToldTime, underWay } from "../hold-stop.ts";
import { endStop, finishIfOver, tellOrder } from "./end-stop.ts";
import { type HandedOver, movesOfDelivery, movesOfPickup } from "./order-moves.ts";

/**
 * What was to be done at a held stop is done, whoever says so. Again changes nothing. Throws `stop.not_now`,
 * `stop.pickup_first`, `order.not_now`, and `input.invalid` where a part was handed over and no reason given.
 */
export async function complete(
  tx: Transaction,
  { route, stops, stop }: HeldStop,
  { at, phone, ...handedOver }: HandedOver & ToldTime,
): Promise<void> {
  if (stop.state === "done") return;
  if (stop.state === "failed" || stop.state === "skipped")
    throw new DomainError("stop.not_now", { about: { state: stop.state } });
  const going = await underWay(tx, route, at);
  if (stop.kind === "pickup") await tellOrder(tx, stop, (order) => movesOfPickup(order, stop));
  else {
    const pickup = stops.find(
      ({ kind, orderId, leg }) => kind === "pickup" && orderId === stop.orderId && leg === stop.leg,
    );
    if (pickup && pickup.state !== "done") throw new DomainError("stop.pickup_first");
    await tellOrder(tx, stop, (order) => movesOfDelivery(order, stop, handedOver));
  }
  await endStop(tx, stop, { state: "done", at, phone, reason: handedOver.reason, version: going.version });
  await finishIfOver(tx, going, at);
}
