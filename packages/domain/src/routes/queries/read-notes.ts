import type { Db } from "@cartage/db/client";
import { orderEvents } from "@cartage/db/schema/orders";
import { and, desc, eq, inArray } from "drizzle-orm";
import { readEvent } from "../../orders/read-event.ts";

export interface OrderNote {
  text: string;
  /** Epoch ms. */
  at: number;
}

const mostOfOrder = 5;
const mostRead = 2_000;

/** What people noted on orders, the newest few of each, oldest first. */
export async function readNotes(
  db: Db,
  organisationId: string,
  orderIds: readonly string[],
): Promise<Map<string, OrderNote[]>> {
  const { orderId, version, type, body, occurredAt } = orderEvents;
  const rows = await db
    .select({ orderId, version, type, body, occurredAt })
    .from(orderEvents)
    .where(and(eq(orderEvents.organisationId, organisationId), inArray(orderId, [...orderIds]), eq(type, "noted")))
    .orderBy(desc(occurredAt), desc(version))
    .limit(mostRead);
  const byOrder = Map.groupBy(rows, (row) => row.orderId);
  return new Map(
    [...byOrder].map(([id, of]) => [
      id,
      of
        .slice(0, mostOfOrder)
        .map(readEvent)
        .flatMap(({ at, body }) => (body.type === "noted" ? [{ text: body.text, at }] : []))
        .reverse(),
    ]),
  );
}
