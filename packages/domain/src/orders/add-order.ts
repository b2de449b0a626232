import { newId } from "@cartage/db/id";
import type { Transaction } from "../transactionally.ts";
import { appendEvent } from "./append-events.ts";
import type { OrderContent } from "./inputs.ts";
import { keepContent } from "./keep-content.ts";
import type { Order, OrderSource } from "./log-rules.ts";
import { takeNumbers } from "./take-numbers.ts";

/** Begins an order's log. Throws `customer.unknown`, `order.reference_taken`, `order.barcode_taken`. */
export async function addOrder(
  tx: Transaction,
  organisationId: string,
  given: { content: OrderContent; isDraft: boolean; source: OrderSource },
): Promise<Order> {
  const { isDraft, source } = given;
  const number = await takeNumbers(tx, organisationId, 1);
  const content = await keepContent(tx, organisationId, { content: given.content, number });
  const body = { type: "created" as const, number, isDraft, source, content };
  return appendEvent(tx, { ids: { id: newId(), organisationId }, before: null, body });
}
