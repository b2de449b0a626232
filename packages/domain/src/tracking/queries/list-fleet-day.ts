import { trips } from "@cartage/db/schema/derived";
import { vehicles } from "@cartage/db/schema/fleet";
import { and, eq, isNull, sql } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { groupAndBelow } from "../../fleet/group-and-below.ts";
import { afterCursor, byText, ordered, type Page, page } from "../../paging.ts";
import type { ListFleetDay } from "../trips/inputs.ts";

const order = byText(vehicles.name);

/** What a vehicle did on a day; a trip over midnight counts by the share of its time. */
export interface VehicleDay {
  vehicleId: string;
  name: string;
  plate: string | null;
  trips: number;
  distanceM: number;
  drivingS: number;
  idlingS: number;
  topSpeedMps: number;
  /** When its first trip of the day began and its last one ended, epoch ms; null when it did not move. */
  firstStartedAt: number | null;
  lastEndedAt: number | null;
}

/** The fleet's day, by vehicle: also those that did not move. Trips that go on are not in it. */
export async function listFleetDay(
  ctx: Context,
  { from, to, groupId, cursor, limit }: z.infer<typeof ListFleetDay>,
): Promise<Page<VehicleDay>> {
  const { organisationId } = authorise(ctx.actor, "tracking.view");
  const [start, end] = [from, to].map((at) => sql`${new Date(at).toISOString()}::timestamptz`);
  const insideS = sql`extract(epoch from least(${trips.endedAt}, ${end}) - greatest(${trips.startedAt}, ${start}))`;
  const share = sql`${insideS} / greatest(extract(epoch from ${trips.endedAt} - ${trips.startedAt}), 0.001)`;
  const rows = await ctx.session.db
    .select({
      vehicleId: vehicles.id,
      name: vehicles.name,
      plate: vehicles.plate,
      sortedBy: order.key,
      trips: sql<number>`count(${trips.startedAt})::int`,
      distanceM: sql<number>`coalesce(sum(${trips.distanceM} * ${share}), 0)::float8`,
      drivingS: sql<number>`coalesce(sum(${insideS}), 0)::float8`,
      idlingS: sql<number>`coalesce(sum(${trips.idlingS} * ${share}), 0)::float8`,
      topSpeedMps: sql<number>`coalesce(max(${trips.topSpeedCmps}), 0)::float8 / 100`,
      firstStartedAt: sql<
        number | null
      >`(extract(epoch from min(greatest(${trips.startedAt}, ${start}))) * 1000)::float8`,
      lastEndedAt: sql<number | null>`(extract(epoch from max(least(${trips.endedAt}, ${end}))) * 1000)::float8`,
    })
    .from(vehicles)
    .leftJoin(
      trips,
      and(eq(trips.vehicleId, vehicles.id), sql`${trips.startedAt} < ${end}`, sql`${trips.endedAt} > ${start}`),
    )
    .where(
      and(
        eq(vehicles.organisationId, organisationId),
        isNull(vehicles.archivedAt),
        groupId ? sql`${vehicles.groupId} in ${groupAndBelow(groupId)}` : undefined,
        afterCursor(cursor, order, vehicles.id, "asc"),
      ),
    )
    .groupBy(vehicles.id)
    .orderBy(...ordered(order, vehicles.id, "asc"))
    .limit(limit + 1);
  return page(rows, {
    limit,
    keyOf: (row) => [row.sortedBy, row.vehicleId],
    toItem: ({ sortedBy: _, ...row }) => row,
  });
}
