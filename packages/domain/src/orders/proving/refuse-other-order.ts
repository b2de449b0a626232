import { orderItems, orders } from "@cartage/db/schema/orders";
import { and, eq, inArray } from "drizzle-orm";
import { DomainError } from "../../errors.ts";
import type { Transaction } from "../../transactionally.ts";
import type { Order } from "../log-rules.ts";
import type { AddProof } from "../proof/add-inputs.ts";
import { mayProve } from "../proof/when-rules.ts";

/**
 * Refuses what cannot be a proof of this order: it is not under way, or every scanned code that is known is of another
 * order. A code that nobody knows is judged, not refused. Throws `proof.not_now`, `proof.of_another_order`.
 */
export async function refuseOtherOrder(tx: Transaction, order: Order, { kind, evidence }: AddProof): Promise<void> {
  if (!mayProve(order, kind)) throw new DomainError("proof.not_now", { about: { state: order.state } });
  const codes = evidence.flatMap((piece) => (piece.kind === "code" ? [piece.code] : []));
  if (codes.length === 0) return;
  const known = await tx
    .select({ orderId: orderItems.orderId, number: orders.number })
    .from(orderItems)
    .innerJoin(orders, eq(orders.id, orderItems.orderId))
    .where(and(eq(orderItems.organisationId, order.organisationId), inArray(orderItems.barcode, codes)));
  const [other] = known;
  if (!other || known.some(({ orderId }) => orderId === order.id)) return;
  throw new DomainError("proof.of_another_order", {
    about: { number: String(order.number), otherNumber: String(other.number) },
  });
}
