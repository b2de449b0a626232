import { orderEvents, orders } from "@cartage/db/schema/orders";
import { and, asc, eq, inArray } from "drizzle-orm";
import { checkVersion } from "../check-version.ts";
import { DomainError } from "../errors.ts";
import type { Transaction } from "../transactionally.ts";
import type { Order } from "./log-rules.ts";
import { readEvent } from "./read-event.ts";
import { replay } from "./rules.ts";

/** Orders by their ids, as their logs tell them, held until the transaction ends. Those that are not there are left out. */
export async function holdOrders(
  tx: Transaction,
  organisationId: string,
  orderIds: readonly string[],
): Promise<Order[]> {
  // in the order of their ids, so that two who want the same do not wait for each other
  const held = await tx
    .select({ id: orders.id })
    .from(orders)
    .where(and(eq(orders.organisationId, organisationId), inArray(orders.id, [...orderIds])))
    .orderBy(asc(orders.id))
    .for("update");
  const log = await tx
    .select({
      orderId: orderEvents.orderId,
      version: orderEvents.version,
      type: orderEvents.type,
      body: orderEvents.body,
      occurredAt: orderEvents.occurredAt,
    })
    .from(orderEvents)
    .where(
      inArray(
        orderEvents.orderId,
        held.map(({ id }) => id),
      ),
    )
    .orderBy(asc(orderEvents.orderId), asc(orderEvents.version));
  const byOrder = Map.groupBy(log, ({ orderId }) => orderId);
  return held.flatMap(({ id }) => replay({ id, organisationId }, (byOrder.get(id) ?? []).map(readEvent)) ?? []);
}

/**
 * One order, held. Throws `not_found`, and `changed_meanwhile` when it is not as the caller saw it: one of two at
 * once wins, and the other is told at which version the order is now.
 */
export async function holdOrder(
  tx: Transaction,
  organisationId: string,
  { orderId, basedOn }: { orderId: string; basedOn?: number | undefined },
): Promise<Order> {
  const [order] = await holdOrders(tx, organisationId, [orderId]);
  if (!order) throw new DomainError("not_found");
  checkVersion(order, basedOn, { subject: "order", version: String(order.version), state: order.state });
  return order;
}
