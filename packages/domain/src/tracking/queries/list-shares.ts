import { users } from "@cartage/db/schema/accounts";
import { vehicles } from "@cartage/db/schema/fleet";
import { trackShares, trackShareViews } from "@cartage/db/schema/shares";
import { and, eq, sql } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { afterCursor, byInstant, ordered, type Page, page } from "../../paging.ts";
import type { ListShares } from "../trips/inputs.ts";

const order = byInstant(trackShares.createdAt);

/** A link and what became of it. */
export interface Share {
  trackShareId: string;
  vehicleId: string;
  vehicleName: string;
  from: Date;
  until: Date;
  note: string | null;
  blurM: number;
  hidesEndsM: number;
  createdBy: string | null;
  createdAt: Date;
  expiresAt: Date;
  revokedAt: Date | null;
  views: number;
  /** From how many addresses it was opened. */
  viewers: number;
  lastViewedAt: Date | null;
}

/** The organisation's links to tracks, the newest first, ended ones too. */
export async function listShares(
  ctx: Context,
  { vehicleId, cursor, limit }: z.infer<typeof ListShares>,
): Promise<Page<Share>> {
  const { organisationId } = authorise(ctx.actor, "tracks.share");
  const rows = await ctx.session.db
    .select({
      trackShareId: trackShares.id,
      vehicleId: trackShares.vehicleId,
      vehicleName: vehicles.name,
      from: trackShares.fromTime,
      until: trackShares.untilTime,
      note: trackShares.note,
      blurM: trackShares.blurM,
      hidesEndsM: trackShares.hidesEndsM,
      createdBy: users.name,
      createdAt: trackShares.createdAt,
      expiresAt: trackShares.expiresAt,
      revokedAt: trackShares.revokedAt,
      views: trackShares.views,
      viewers: sql<number>`(
        select count(distinct ${trackShareViews.address})::int from ${trackShareViews}
         where ${trackShareViews.shareId} = ${trackShares.id})`,
      lastViewedAt: trackShares.lastViewedAt,
      sortedBy: order.key,
    })
    .from(trackShares)
    .innerJoin(vehicles, eq(vehicles.id, trackShares.vehicleId))
    .leftJoin(users, eq(users.id, trackShares.createdBy))
    .where(
      and(
        eq(trackShares.organisationId, organisationId),
        vehicleId ? eq(trackShares.vehicleId, vehicleId) : undefined,
        afterCursor(cursor, order, trackShares.id, "desc"),
      ),
    )
    .orderBy(...ordered(order, trackShares.id, "desc"))
    .limit(limit + 1);
  return page(rows, {
    limit,
    keyOf: (row) => [row.sortedBy, row.trackShareId],
    toItem: ({ sortedBy: _, ...share }) => share,
  });
}
