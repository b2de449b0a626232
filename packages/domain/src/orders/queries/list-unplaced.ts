import { organisations } from "@cartage/db/schema/accounts";
import { orderStops, orders } from "@cartage/db/schema/orders";
import { and, asc, eq, gt, inArray, isNull, or } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";

export interface UnplacedOrder {
  orderId: string;
  /** The addresses of its stops that have no place. */
  addresses: { kind: "pickup" | "delivery"; address: string }[];
  /** Of the organisation. */
  language: "en" | "vi";
}

const pickup = alias(orderStops, "pickup");
const delivery = alias(orderStops, "delivery");

/** Orders of an import with stops that have no place and may still get one, those after one; at most `limit`. */
export async function listUnplaced(
  ctx: Context,
  { importId, after, limit }: { importId: string; after: string | null; limit: number },
): Promise<UnplacedOrder[]> {
  const { organisationId } = authorise(ctx.actor, "orders.edit");
  const rows = await ctx.session.db
    .select({
      orderId: orders.id,
      pickup: { address: pickup.address, latE7: pickup.latE7 },
      delivery: { address: delivery.address, latE7: delivery.latE7 },
      locale: organisations.locale,
    })
    .from(orders)
    .innerJoin(organisations, eq(organisations.id, orders.organisationId))
    .innerJoin(pickup, and(eq(pickup.orderId, orders.id), eq(pickup.kind, "pickup")))
    .innerJoin(delivery, and(eq(delivery.orderId, orders.id), eq(delivery.kind, "delivery")))
    .where(
      and(
        eq(orders.organisationId, organisationId),
        eq(orders.source, "import"),
        eq(orders.sourceId, importId),
        inArray(orders.state, ["draft", "placed", "planned"]),
        or(isNull(pickup.latE7), isNull(delivery.latE7)),
        after === null ? undefined : gt(orders.id, after),
      ),
    )
    .orderBy(asc(orders.id))
    .limit(limit);
  return rows.map(({ orderId, locale, ...stops }) => ({
    orderId,
    language: locale ?? "en",
    addresses: (["pickup", "delivery"] as const).flatMap((kind) =>
      stops[kind].latE7 === null ? [{ kind, address: stops[kind].address }] : [],
    ),
  }));
}
