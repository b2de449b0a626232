import { orders } from "@cartage/db/schema/orders";
import type { OrderState } from "./states.ts";

export interface OrderRow {
  id: string;
  number: number;
  version: number;
  state: OrderState;
  priority: "normal" | "high" | "urgent";
  customer: { id: string; name: string } | null;
  reference: string | null;
  pickupName: string;
  deliveryName: string;
  deliveryAddress: string;
  /** Epoch ms: the end of the delivery's window. */
  dueAt: number;
  pieces: number;
  weightG: number;
  volumeCm3: number;
  cash: { amountMinor: number; currency: string } | null;
  reason: string | null;
  /** Epoch ms. */
  createdAt: number;
  /** Epoch ms. */
  changedAt: number;
}

/** What lists show of an order. */
export const orderColumns = {
  id: orders.id,
  number: orders.number,
  version: orders.version,
  state: orders.state,
  priority: orders.priority,
  customerId: orders.customerId,
  customerName: orders.customerName,
  reference: orders.reference,
  pickupName: orders.pickupName,
  deliveryName: orders.deliveryName,
  deliveryAddress: orders.deliveryAddress,
  dueAt: orders.dueAt,
  pieces: orders.pieces,
  weightG: orders.weightG,
  volumeCm3: orders.volumeCm3,
  cashMinor: orders.cashMinor,
  cashCurrency: orders.cashCurrency,
  reason: orders.reason,
  createdAt: orders.createdAt,
  changedAt: orders.changedAt,
};

type Selected = Pick<typeof orders.$inferSelect, keyof typeof orderColumns>;

export function toOrderRow(row: Selected): OrderRow {
  const { customerId, customerName, cashMinor, cashCurrency, dueAt, createdAt, changedAt, ...same } = row;
  return {
    ...same,
    customer: customerId !== null && customerName !== null ? { id: customerId, name: customerName } : null,
    cash: cashMinor !== null && cashCurrency !== null ? { amountMinor: cashMinor, currency: cashCurrency } : null,
    dueAt: dueAt.getTime(),
    createdAt: createdAt.getTime(),
    changedAt: changedAt.getTime(),
  };
}
