import { orderEvents, orders } from "@cartage/db/schema/orders";
import { asc, eq, sql } from "drizzle-orm";
import type { Context } from "../../context.ts";
import { transactionally } from "../../transactionally.ts";
import { readEvent } from "../read-event.ts";
import { replay } from "../rules.ts";
import { insertProjection } from "../write-projection.ts";

/** Throws away what was projected of an organisation's orders and makes it of their logs again. Answers how many they are. */
export async function rebuildOrders(ctx: Context, { organisationId }: { organisationId: string }): Promise<number> {
  return transactionally(ctx, async (tx) => {
    // nobody creates an order meanwhile, nor adds to the log of one; whoever reads waits for nobody
    await tx.execute(sql`select from order_counters where organisation_id = ${organisationId} for update`);
    await tx.execute(sql`select from orders where organisation_id = ${organisationId} order by id for update`);
    const log = await tx
      .select()
      .from(orderEvents)
      .where(eq(orderEvents.organisationId, organisationId))
      .orderBy(asc(orderEvents.orderId), asc(orderEvents.version));
    const rebuilt = [...Map.groupBy(log, ({ orderId }) => orderId)].flatMap(
      ([id, events]) => replay({ id, organisationId }, events.map(readEvent)) ?? [],
    );
    await tx.delete(orders).where(eq(orders.organisationId, organisationId));
    await insertProjection(tx, rebuilt);
    return rebuilt.length;
  });
}
