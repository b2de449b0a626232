import { vehicleGroups, vehicles } from "@cartage/db/schema/fleet";
import { vehicleState } from "@cartage/db/schema/tracking";
import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { afterCursor, byText, byTime, type Order, ordered, type Page, page } from "../../paging.ts";
import { contains } from "../../search.ts";
import { groupAndBelow } from "../group-and-below.ts";
import type { ListVehicles } from "../inputs.ts";
import { toVehicleRow, type VehicleRow, vehicleColumnsFor } from "../vehicle-columns.ts";

/** What each order is by. */
const orders = {
  name: byText(vehicles.name),
  plate: byText(vehicles.plate),
  createdAt: byTime(vehicles.createdAt),
  fixTime: byTime(vehicleState.fixTime),
} satisfies Record<string, Order>;

const searchable = sql`(${vehicles.name} || ' ' || coalesce(${vehicles.plate}, '') || ' ' || coalesce(${vehicles.vin}, ''))`;

/** The organisation's vehicles in use, a page at a time. */
export async function listVehicles(ctx: Context, input: z.infer<typeof ListVehicles>): Promise<Page<VehicleRow>> {
  const { organisationId } = authorise(ctx.actor, "vehicles.view");
  const { search, groupId, types, tags, sort, direction, cursor, limit } = input;
  const order = orders[sort];
  const rows = await ctx.session.db
    .select({ ...vehicleColumnsFor(ctx.actor), sortedBy: order.key })
    .from(vehicles)
    // as the devices' state in their list
    .leftJoin(vehicleState, eq(vehicleState.vehicleId, vehicles.id))
    .leftJoin(vehicleGroups, eq(vehicleGroups.id, vehicles.groupId))
    .where(
      and(
        eq(vehicles.organisationId, organisationId),
        isNull(vehicles.archivedAt),
        contains(searchable, search),
        groupId ? sql`${vehicles.groupId} in ${groupAndBelow(groupId)}` : undefined,
        types?.length ? inArray(vehicles.type, types) : undefined,
        tags?.length ? sql`${vehicles.tags} @> ${sql.param(tags, vehicles.tags)}` : undefined,
        afterCursor(cursor, order, vehicles.id, direction),
      ),
    )
    .orderBy(...ordered(order, vehicles.id, direction))
    .limit(limit + 1);
  return page(rows, { limit, keyOf: (row) => [row.sortedBy, row.id], toItem: toVehicleRow });
}
