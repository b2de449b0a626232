import { orderEvents } from "@cartage/db/schema/orders";
import { hubs, scans } from "@cartage/db/schema/routes";
import { and, asc, eq, inArray, min, sql } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import type { OrderId } from "../../orders/inputs.ts";
import { readEvent } from "../../orders/read-event.ts";
import { type HubVisit, trailOf } from "../scanning/trail-rules.ts";

export interface NamedVisit extends HubVisit {
  hub: string;
}

/** The hubs that an order's goods passed, in their order, from its log and from what was counted there. */
export async function showHubTrail(ctx: Context, { orderId }: z.infer<typeof OrderId>): Promise<NamedVisit[]> {
  const { organisationId } = authorise(ctx.actor, "orders.view");
  const { db } = ctx.session;
  const { version, type, body, occurredAt } = orderEvents;
  const log = await db
    .select({ version, type, body, occurredAt })
    .from(orderEvents)
    .where(
      and(
        eq(orderEvents.organisationId, organisationId),
        eq(orderEvents.orderId, orderId),
        inArray(type, ["created", "way_chosen", "arrived_at_hub", "departed", "set_out", "failed"]),
      ),
    )
    .orderBy(asc(version));
  const counted = await db
    .select({
      hubId: scans.hubId,
      leg: scans.leg,
      direction: scans.direction,
      pieces: sql<number>`count(*)::int`,
      first: min(scans.scannedAt),
    })
    .from(scans)
    .where(and(eq(scans.organisationId, organisationId), eq(scans.orderId, orderId)))
    .groupBy(scans.hubId, scans.leg, scans.direction);
  const visits = trailOf(
    log.map(readEvent),
    counted.map(({ first, ...count }) => ({ ...count, first: first?.getTime() ?? 0 })),
  );
  const known = visits.map(({ hubId }) => hubId);
  if (known.length === 0) return [];
  const names = await db
    .select({ id: hubs.id, name: hubs.name })
    .from(hubs)
    .where(and(eq(hubs.organisationId, organisationId), inArray(hubs.id, known)));
  return visits.map((visit) => ({ ...visit, hub: names.find(({ id }) => id === visit.hubId)?.name ?? "" }));
}
