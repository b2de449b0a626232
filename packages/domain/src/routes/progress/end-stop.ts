import { routeStops } from "@cartage/db/schema/routes";
import { eq } from "drizzle-orm";
import { appendEvent } from "../../orders/append-events.ts";
import { holdOrder } from "../../orders/hold-orders.ts";
import type { Order, OrderEventBody } from "../../orders/log-rules.ts";
import { record } from "../../record.ts";
import type { Transaction } from "../../transactionally.ts";
import { moveRoute, type RouteRow, readStops, type StopRow } from "../hold-route.ts";
import { type ToldTime, underWay } from "../hold-stop.ts";
import { isOver } from "../route-states.ts";
import { arrivedByPhone, endedByPhone } from "./phone-columns.ts";

export interface StopEnd extends ToldTime {
  state: "done" | "failed" | "skipped";
  reason: string | null;
  /** Of its route. */
  version: number;
}

/** Ends a stop, as far as it is not over; who was never seen to arrive did so when it ended. */
export async function endStop(
  tx: Transaction,
  stop: StopRow,
  { state, at, phone, reason, version }: StopEnd,
): Promise<void> {
  const arrived =
    stop.arrivedAt || state === "skipped"
      ? {}
      : { arrivedAt: at, arrivedBy: "button" as const, ...arrivedByPhone(phone) };
  await tx
    .update(routeStops)
    .set({ state, endedAt: at, reason, ...endedByPhone(phone), ...arrived })
    .where(eq(routeStops.id, stop.id));
  if (state === "skipped") return;
  const { id: stopId, routeId, orderId } = stop;
  await record(
    tx,
    { type: `stop.${state}`, stopId, routeId, orderId, version, occurredAt: tx.context.now() },
    { after: { at, phone } },
  );
}

/** A route whose stops are all over is finished. */
export async function finishIfOver(tx: Transaction, route: RouteRow, at: Date): Promise<void> {
  const stops = await readStops(tx, route.id);
  if (!stops.every(({ state }) => isOver(state))) return;
  await moveRoute(tx, await underWay(tx, route, at), "finished", { finishedAt: at });
}

/** Lets things happen to a stop's order, one after the other. */
export async function tellOrder(
  tx: Transaction,
  { organisationId, orderId }: StopRow,
  bodiesFor: (order: Order) => OrderEventBody[],
): Promise<void> {
  let order = await holdOrder(tx, organisationId, { orderId });
  for (const body of bodiesFor(order)) {
    order = await appendEvent(tx, { ids: { id: orderId, organisationId }, before: order, body });
  }
}
