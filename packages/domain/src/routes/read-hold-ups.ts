import type { Db } from "@cartage/db/client";
import { orderLegs } from "@cartage/db/schema/orders";
import { hubs } from "@cartage/db/schema/routes";
import { and, asc, eq, inArray } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { blockedByIncidents } from "../incidents/blocked-by-incidents.ts";
import { type HoldUp, holdUpsOf, type LegOfOrder } from "./hold-up-rules.ts";

const fromHub = alias(hubs, "from_hub");
const toHub = alias(hubs, "to_hub");

/** What holds up the legs of some orders, by order and number. */
export async function readHoldUps(
  db: Db,
  organisationId: string,
  orderIds: readonly string[],
): Promise<Map<string, HoldUp>> {
  const legs: LegOfOrder[] = await db
    .select({
      orderId: orderLegs.orderId,
      leg: orderLegs.leg,
      state: orderLegs.state,
      from: { id: fromHub.id, name: fromHub.name, state: fromHub.state },
      to: { id: toHub.id, name: toHub.name, state: toHub.state },
    })
    .from(orderLegs)
    .leftJoin(fromHub, eq(fromHub.id, orderLegs.fromHubId))
    .leftJoin(toHub, eq(toHub.id, orderLegs.toHubId))
    .where(and(eq(orderLegs.organisationId, organisationId), inArray(orderLegs.orderId, [...orderIds])))
    .orderBy(asc(orderLegs.orderId), asc(orderLegs.leg));
  const hubIds = new Set(legs.flatMap(({ from, to }) => [from?.id, to?.id].filter((id) => id !== undefined)));
  const blocks = await blockedByIncidents(db, organisationId, [
    ...orderIds.map((id) => ({ kind: "order" as const, id })),
    ...[...hubIds].map((id) => ({ kind: "hub" as const, id })),
  ]);
  return holdUpsOf(legs, blocks);
}
