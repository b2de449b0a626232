import { recurringOrders } from "@cartage/db/schema/recurring";
import { and, eq } from "drizzle-orm";
import { checkVersion } from "../check-version.ts";
import { DomainError } from "../errors.ts";
import type { Transaction } from "../transactionally.ts";
import { type RecurringOrder, readRecurringOrder } from "./read-recurring-order.ts";

/** A recurring order, held until the transaction ends. Throws `not_found`, `changed_meanwhile`. */
export async function holdRecurringOrder(
  tx: Transaction,
  organisationId: string,
  { recurringOrderId, basedOn }: { recurringOrderId: string; basedOn?: number | undefined },
): Promise<{ before: RecurringOrder; isIt: ReturnType<typeof and> }> {
  const isIt = and(eq(recurringOrders.organisationId, organisationId), eq(recurringOrders.id, recurringOrderId));
  const [row] = await tx.select().from(recurringOrders).where(isIt).for("update");
  if (!row) throw new DomainError("not_found");
  checkVersion(row, basedOn);
  return { before: readRecurringOrder(row), isIt };
}
