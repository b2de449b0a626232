import { vehicles } from "@cartage/db/schema/fleet";
import { visits } from "@cartage/db/schema/geofences";
import { and, eq, gte, isNull, lt, or } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { afterCursor, byInstant, ordered, page } from "../../paging.ts";
import { readSeesMoment } from "../../tracking/trips/visible-stretches.ts";
import type { ListVisits } from "../inputs.ts";

const order = byInstant(visits.enteredAt);

/**
 * Visits to a geofence that fall into a period, also in part, the newest first; a page at a time. Those of private trips are
 * left out for who may not see them, so that a page may have fewer.
 */
export async function listVisits(ctx: Context, input: z.infer<typeof ListVisits>) {
  const { organisationId } = authorise(ctx.actor, "tracking.view");
  const { geofenceId, from, to, cursor, limit } = input;
  const rows = await ctx.session.db
    .select({
      vehicleId: visits.vehicleId,
      name: vehicles.name,
      plate: vehicles.plate,
      enteredAt: visits.enteredAt,
      leftAt: visits.leftAt,
      sortedBy: order.key,
    })
    .from(visits)
    .innerJoin(vehicles, eq(vehicles.id, visits.vehicleId))
    .where(
      and(
        eq(visits.organisationId, organisationId),
        eq(visits.geofenceId, geofenceId),
        lt(visits.enteredAt, to),
        or(isNull(visits.leftAt), gte(visits.leftAt, from)),
        afterCursor(cursor, order, visits.vehicleId, "desc"),
      ),
    )
    .orderBy(...ordered(order, visits.vehicleId, "desc"))
    .limit(limit + 1);
  const { items, nextCursor } = page(rows, {
    limit,
    keyOf: (row) => [row.sortedBy, row.vehicleId],
    toItem: ({ sortedBy: _, ...visit }) => visit,
  });
  return { items: await withoutPrivate(ctx, items), nextCursor };
}

/** Visits without those that began on a private trip. */
export async function withoutPrivate<Visit extends { vehicleId: string; enteredAt: Date }>(
  ctx: Context,
  visits: Visit[],
): Promise<Visit[]> {
  const momentOf = ({ vehicleId, enteredAt }: Visit) => ({ vehicleId, at: enteredAt.getTime() });
  const sees = await readSeesMoment(ctx, visits.map(momentOf));
  return visits.filter((visit) => sees(momentOf(visit)));
}
