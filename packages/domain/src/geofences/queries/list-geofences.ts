import { geofences, geofenceVersions, visits } from "@cartage/db/schema/geofences";
import { and, eq, isNull, sql } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { afterCursor, byInstant, byText, type Order, ordered, page } from "../../paging.ts";
import { contains } from "../../search.ts";
import type { ListGeofences } from "../inputs.ts";

const orders = { name: byText(geofences.name), createdAt: byInstant(geofences.createdAt) } satisfies Record<
  string,
  Order
>;

/** The organisation's geofences in use, without their shapes, and how many vehicles are inside; a page at a time. */
export async function listGeofences(ctx: Context, input: z.infer<typeof ListGeofences>) {
  const { organisationId } = authorise(ctx.actor, "tracking.view");
  const { search, sort, direction, cursor, limit } = input;
  const order = orders[sort];
  const { id, name, colour, createdAt } = geofences;
  const rows = await ctx.session.db
    .select({
      id,
      name,
      colour,
      createdAt,
      kind: sql<"circle" | "polygon" | "corridor">`${geofenceVersions.definition} #>> '{shape,kind}'`,
      hasSchedule: sql<boolean>`${geofenceVersions.definition} -> 'schedule' <> 'null'::jsonb`,
      inside: sql<number>`(
        select count(*) from ${visits} where ${visits.geofenceId} = ${id} and ${visits.leftAt} is null)::int`,
      sortedBy: order.key,
    })
    .from(geofences)
    .innerJoin(geofenceVersions, and(eq(geofenceVersions.geofenceId, id), isNull(geofenceVersions.validUntil)))
    .where(
      and(
        eq(geofences.organisationId, organisationId),
        isNull(geofences.archivedAt),
        contains(sql`${name}`, search),
        afterCursor(cursor, order, id, direction),
      ),
    )
    .orderBy(...ordered(order, id, direction))
    .limit(limit + 1);
  return page(rows, {
    limit,
    keyOf: (row) => [row.sortedBy, row.id],
    toItem: ({ sortedBy: _, ...geofence }) => geofence,
  });
}
