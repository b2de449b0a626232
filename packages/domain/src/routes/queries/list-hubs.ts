import { hubs } from "@cartage/db/schema/routes";
import { fromE7 } from "@cartage/telemetry/units";
import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { type ClosedBy, hubsClosedByIncidents } from "../../incidents/closed-hubs.ts";
import { afterCursor, byText, byTime, type Order, ordered, type Page, page } from "../../paging.ts";
import { contains } from "../../search.ts";
import { isOpenAt } from "../hub-hours.ts";
import type { hubKinds, ListHubs } from "../inputs.ts";
import type { HubState } from "../states.ts";

export interface HubRow {
  id: string;
  code: string;
  name: string;
  kind: (typeof hubKinds)[number];
  address: string;
  lat: number;
  lon: number;
  state: HubState;
  stateReason: string | null;
  /** The incident that closes it, whatever its state. */
  closedBy: ClosedBy | null;
  /** Epoch ms. */
  stateChangedAt: number;
  /** By its opening hours, whatever its state. */
  isOpenNow: boolean;
  capacityPallets: number | null;
  /** How many vehicles are based there, and how many people work there. */
  vehicles: number;
  workers: number;
}

const orders = {
  name: byText(hubs.name),
  code: byText(hubs.code),
  stateChangedAt: byTime(hubs.stateChangedAt),
} satisfies Record<string, Order>;

const searchable = sql`(${hubs.code} || ' ' || ${hubs.name} || ' ' || ${hubs.address})`;

/** The organisation's hubs in use, a page at a time. */
export async function listHubs(ctx: Context, input: z.infer<typeof ListHubs>): Promise<Page<HubRow>> {
  const { organisationId } = authorise(ctx.actor, "hubs.view");
  const { search, states, sort, direction, cursor, limit } = input;
  const order = orders[sort];
  const { id, code, name, kind, address, latE7, lonE7, state, stateReason, stateChangedAt } = hubs;
  const { timeZone, openingSpans, capacityPallets } = hubs;
  const rows = await ctx.session.db
    .select({
      ...{ id, code, name, kind, address, latE7, lonE7, state, stateReason, stateChangedAt },
      ...{ timeZone, openingSpans, capacityPallets },
      // drizzle names no table where a query is of one only
      vehicles: sql<number>`(
        select count(*)::int from vehicles
         where vehicles.organisation_id = hubs.organisation_id and vehicles.home_hub_id = hubs.id and vehicles.archived_at is null)`,
      workers: sql<number>`(select count(*)::int from hub_workers worker where worker.hub_id = hubs.id)`,
      sortedBy: order.key,
    })
    .from(hubs)
    .where(
      and(
        eq(hubs.organisationId, organisationId),
        isNull(hubs.archivedAt),
        contains(searchable, search),
        states?.length ? inArray(hubs.state, states) : undefined,
        afterCursor(cursor, order, hubs.id, direction),
      ),
    )
    .orderBy(...ordered(order, hubs.id, direction))
    .limit(limit + 1);
  const now = ctx.now();
  const shown = rows.map((row) => row.id);
  const closed = await hubsClosedByIncidents(ctx.session.db, organisationId, shown);
  return page(rows, {
    limit,
    keyOf: (row) => [row.sortedBy, row.id],
    toItem: ({ sortedBy: _, latE7, lonE7, timeZone, openingSpans, stateChangedAt, ...row }) => ({
      ...row,
      closedBy: closed.get(row.id) ?? null,
      lat: fromE7(latE7),
      lon: fromE7(lonE7),
      stateChangedAt: stateChangedAt.getTime(),
      isOpenNow: isOpenAt({ timeZone, spans: openingSpans }, now),
    }),
  });
}
