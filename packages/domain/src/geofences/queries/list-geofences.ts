import { geofences, geofenceVersions, visits } from "@cartage/db/schema/geofences";
import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { afterCursor, byInstant, byText, type Order, ordered, page } from "../../paging.ts";
import { contains } from "../../search.ts";
import type { ListGeofences } from "../inputs.ts";
import { withoutPrivate } from "./list-visits.ts";

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
  const { items, nextCursor } = page(rows, {
    limit,
    keyOf: (row) => [row.sortedBy, row.id],
    toItem: ({ sortedBy: _, ...geofence }) => geofence,
  });
  const inside = await countInside(
    ctx,
    items.map((geofence) => geofence.id),
  );
  return { items: items.map((geofence) => ({ ...geofence, inside: inside.get(geofence.id) ?? 0 })), nextCursor };
}

/** How many vehicles are inside, by geofence, as `listInside` names them. */
async function countInside(ctx: Context, geofenceIds: string[]): Promise<Map<string, number>> {
  if (geofenceIds.length === 0) return new Map();
  const { geofenceId, vehicleId, enteredAt, leftAt } = visits;
  const rows = await ctx.session.db
    .select({ geofenceId, vehicleId, enteredAt })
    .from(visits)
    .where(and(inArray(geofenceId, geofenceIds), isNull(leftAt)));
  const shown = Map.groupBy(await withoutPrivate(ctx, rows), (visit) => visit.geofenceId);
  return new Map([...shown].map(([id, list]) => [id, list.length]));
}
