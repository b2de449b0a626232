import type { Db } from "@cartage/db/client";
import { orderEvents } from "@cartage/db/schema/orders";
import { and, desc, eq, inArray } from "drizzle-orm";
import { readEvent } from "../../orders/read-event.ts";

/** Orders whose window of delivery the recipient chose, and nobody moved since, with when it begins and ends (epoch ms). */
export async function readChosenWindows(
  db: Db,
  organisationId: string,
  orderIds: readonly string[],
): Promise<Map<string, { from: number; until: number }>> {
  const { orderId, version, type, body, occurredAt, actorKind } = orderEvents;
  const rows = await db
    .selectDistinctOn([orderId], { orderId, version, type, body, occurredAt, actorKind })
    .from(orderEvents)
    .where(
      and(eq(orderEvents.organisationId, organisationId), inArray(orderId, [...orderIds]), eq(type, "rescheduled")),
    )
    .orderBy(orderId, desc(version));
  return new Map(
    rows.flatMap((row) => {
      const { body } = readEvent(row);
      return row.actorKind === "recipient" && body.type === "rescheduled" ? [[row.orderId, body.delivery]] : [];
    }),
  );
}
