import { appendEvent } from "../../orders/append-events.ts";
import type { OrderEventBody } from "../../orders/log-rules.ts";
import type { Transaction } from "../../transactionally.ts";
import { holdRoute, readStops } from "../hold-route.ts";
import { withStops } from "../hold-stop.ts";
import { complete } from "../progress/complete.ts";
import type { Scanned } from "./hold-scanned.ts";

/**
 * All goods of a leg are in, or out: the stop that brings or takes them is done by the same rules as when its driver says so;
 * those that came without a route have arrived. Again changes nothing.
 */
export async function finishScan(
  tx: Transaction,
  { order, hubId, direction, leg, stop }: Scanned,
  { at, reason }: { at: Date; reason: string | null },
): Promise<void> {
  const { id, organisationId } = order;
  if (stop && (direction === "out" || (await isOnBoard(tx, { ...stop, orderId: id, leg })))) {
    const route = await holdRoute(tx, organisationId, stop);
    await complete(tx, await withStops(tx, route, stop.stopId), { at, phone: null, delivered: undefined, reason });
    return;
  }
  if (direction === "out" || (order.state !== "collected" && order.state !== "in_transit")) return;
  const setOut: OrderEventBody[] = order.state === "collected" ? [{ type: "departed", reason: null }] : [];
  let before = order;
  for (const body of [...setOut, { type: "arrived_at_hub" as const, reason, hubId }])
    before = await appendEvent(tx, { ids: { id, organisationId }, before, body });
}

/** Whether the route took the goods on board as far as it knows. */
async function isOnBoard(
  tx: Transaction,
  { routeId, orderId, leg }: { routeId: string; orderId: string; leg: number },
): Promise<boolean> {
  const stops = await readStops(tx, routeId);
  const pickup = stops.find((one) => one.kind === "pickup" && one.orderId === orderId && one.leg === leg);
  return !pickup || pickup.state === "done";
}
