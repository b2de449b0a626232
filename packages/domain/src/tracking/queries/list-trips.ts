import { trips } from "@cartage/db/schema/derived";
import { vehicles } from "@cartage/db/schema/fleet";
import { and, eq, gte, lt, sql } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { groupAndBelow } from "../../fleet/group-and-below.ts";
import { afterCursor, byInstant, ordered, type Page, page } from "../../paging.ts";
import { describeTrips, type Trip } from "../trips/describe-trips.ts";
import type { ListTrips } from "../trips/inputs.ts";
import { tripColumns } from "../trips/trip-columns.ts";

const order = byInstant(trips.startedAt);

/** Trips that began in a stretch of time, newest first, a page at a time; with the vehicle's name. */
export async function listTrips(
  ctx: Context,
  { vehicleId, groupId, from, to, cursor, limit }: z.infer<typeof ListTrips>,
): Promise<Page<Trip & { vehicleName: string }>> {
  const { organisationId } = authorise(ctx.actor, "tracking.view");
  const rows = await ctx.session.db
    .select({ ...tripColumns, vehicleName: vehicles.name, sortedBy: order.key })
    .from(trips)
    .innerJoin(vehicles, eq(vehicles.id, trips.vehicleId))
    .where(
      and(
        eq(trips.organisationId, organisationId),
        vehicleId ? eq(trips.vehicleId, vehicleId) : undefined,
        groupId ? sql`${vehicles.groupId} in ${groupAndBelow(groupId)}` : undefined,
        gte(trips.startedAt, new Date(from)),
        lt(trips.startedAt, new Date(to)),
        afterCursor(cursor, order, trips.vehicleId, "desc"),
      ),
    )
    .orderBy(...ordered(order, trips.vehicleId, "desc"))
    .limit(limit + 1);
  const { items, nextCursor } = page(rows, {
    limit,
    keyOf: (row) => [row.sortedBy, row.vehicleId],
    toItem: (row) => row,
  });
  const described = await describeTrips(ctx, items);
  return { items: described.map((trip, at) => ({ ...trip, vehicleName: items[at]?.vehicleName ?? "" })), nextCursor };
}
