import { geocodings, orderEvents, orderFiles } from "@cartage/db/schema/orders";
import { proofs } from "@cartage/db/schema/proofs";
import { trackingLinks, trackingLinkViews } from "@cartage/db/schema/recipients";
import { routeStops } from "@cartage/db/schema/routes";
import { and, eq, inArray, isNotNull, isNull, sql } from "drizzle-orm";
import type { Transaction } from "../transactionally.ts";
import { appendEvent } from "./append-events.ts";
import type { Order } from "./log-rules.ts";
import { gone } from "./people-rules.ts";
import { eraseProofs } from "./proving/erase-proofs.ts";

/**
 * Erases what held orders that are over tell of people, wherever it is kept: their logs, which say so, and what is projected
 * of them; their files, proofs and links; their stops on routes. That they were moved, what, when and by whom stays, and of
 * places the kilometre. Answers the orders as they are then. Throws `order.not_now` for one that is not over.
 */
export async function erasePeopleOf(
  tx: Transaction,
  organisationId: string,
  { held, alsoCustomer }: { held: readonly Order[]; alsoCustomer: boolean },
): Promise<Order[]> {
  if (held.length === 0) return [];
  const erased: Order[] = [];
  for (const before of held)
    erased.push(
      await appendEvent(tx, {
        ids: { id: before.id, organisationId },
        before,
        body: { type: "people_erased", alsoCustomer },
      }),
    );
  const orderIds = held.map(({ id }) => id);
  const left = sql`order_event_without_people(${orderEvents.type}, ${orderEvents.body}, ${alsoCustomer})`;
  await tx
    .update(orderEvents)
    .set({ body: left })
    .where(
      and(
        eq(orderEvents.organisationId, organisationId),
        inArray(orderEvents.orderId, orderIds),
        sql`${orderEvents.body} <> ${left}`,
      ),
    );
  await tx
    .delete(orderFiles)
    .where(and(eq(orderFiles.organisationId, organisationId), inArray(orderFiles.orderId, orderIds)));
  await eraseStops(tx, organisationId, orderIds);
  await eraseLinks(tx, organisationId, orderIds);
  const sealed = await tx
    .select({ id: proofs.id })
    .from(proofs)
    .where(and(eq(proofs.organisationId, organisationId), inArray(proofs.orderId, orderIds), isNotNull(proofs.body)));
  await eraseProofs(tx, organisationId, { proofIds: sealed.map(({ id }) => id), because: "asked" });
  // what was typed to find their addresses is not told apart, and is only a copy
  await tx.delete(geocodings).where(eq(geocodings.organisationId, organisationId));
  return erased;
}

/** At the door; a hub is nobody's home. */
async function eraseStops(tx: Transaction, organisationId: string, orderIds: string[]): Promise<void> {
  const ofOrders = and(eq(routeStops.organisationId, organisationId), inArray(routeStops.orderId, orderIds));
  const coarse = { latE7: coarseE7(routeStops.latE7, 900_000_000), lonE7: coarseE7(routeStops.lonE7, 1_800_000_000) };
  await tx
    .update(routeStops)
    .set({ name: gone, address: gone, ...coarse })
    .where(and(ofOrders, isNull(routeStops.hubId)));
  await tx
    .update(routeStops)
    .set({ reason: gone })
    .where(and(ofOrders, isNotNull(routeStops.reason)));
}

const coarseE7 = (column: typeof routeStops.latE7 | typeof routeStops.lonE7, most: number) =>
  sql`coarse_e7(${column}, ${most})`;

async function eraseLinks(tx: Transaction, organisationId: string, orderIds: string[]): Promise<void> {
  const ofOrders = and(eq(trackingLinks.organisationId, organisationId), inArray(trackingLinks.orderId, orderIds));
  const links = tx.select({ id: trackingLinks.id }).from(trackingLinks).where(ofOrders);
  await tx.delete(trackingLinkViews).where(inArray(trackingLinkViews.linkId, links));
  await tx
    .update(trackingLinks)
    .set({ revokedAt: tx.context.now() })
    .where(and(ofOrders, isNull(trackingLinks.revokedAt)));
}
