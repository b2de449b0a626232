import { vehicleGroups, vehicles } from "@cartage/db/schema/fleet";
import { vehicleState } from "@cartage/db/schema/tracking";
import type { Motion } from "@cartage/telemetry/frame";
import { and, eq, inArray, isNull, type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { afterCursor, type Page, page } from "../../paging.ts";
import { contains } from "../../search.ts";
import { groupAndBelow } from "../group-and-below.ts";
import type { ListVehicles, VehicleType } from "../inputs.ts";
import { toVehicleRow, vehicleColumns } from "../vehicle-columns.ts";

export interface VehicleRow {
  id: string;
  name: string;
  plate: string | null;
  vin: string | null;
  type: VehicleType;
  group: { id: string; name: string } | null;
  tags: string[];
  devices: { id: string; name: string }[];
  /** Epoch ms of the newest fix. */
  fixTime: number | null;
  motion: Motion | null;
  /** Epoch ms. */
  createdAt: number;
}

/** What each order is by; nothing sorts first, and times are cut to the ms that a cursor can carry. */
const orders = {
  name: { by: sql`${vehicles.name}`, cast: sql`text` },
  plate: { by: sql`coalesce(${vehicles.plate}, '')`, cast: sql`text` },
  createdAt: { by: sql`floor(extract(epoch from ${vehicles.createdAt}) * 1000)`, cast: sql`numeric` },
  fixTime: { by: sql`coalesce(floor(extract(epoch from ${vehicleState.fixTime}) * 1000), -1)`, cast: sql`numeric` },
} satisfies Record<string, { by: SQL; cast: SQL }>;

const searchable = sql`(${vehicles.name} || ' ' || coalesce(${vehicles.plate}, '') || ' ' || coalesce(${vehicles.vin}, ''))`;

/** The organisation's vehicles in use, a page at a time. */
export async function listVehicles(ctx: Context, input: z.infer<typeof ListVehicles>): Promise<Page<VehicleRow>> {
  const { organisationId } = authorise(ctx.actor, "vehicles.view");
  const { search, groupId, types, tags, sort, direction, cursor, limit } = input;
  const { by, cast } = orders[sort];
  const ordered = direction === "asc" ? sql`asc` : sql`desc`;
  const rows = await ctx.session.db
    .select({ ...vehicleColumns, sortedBy: sql<string>`${by}::text` })
    .from(vehicles)
    .innerJoin(vehicleState, eq(vehicleState.vehicleId, vehicles.id))
    .leftJoin(vehicleGroups, eq(vehicleGroups.id, vehicles.groupId))
    .where(
      and(
        eq(vehicles.organisationId, organisationId),
        isNull(vehicles.archivedAt),
        contains(searchable, search),
        groupId ? sql`${vehicles.groupId} in ${groupAndBelow(groupId)}` : undefined,
        types?.length ? inArray(vehicles.type, types) : undefined,
        tags?.length ? sql`${vehicles.tags} @> ${sql.param(tags, vehicles.tags)}` : undefined,
        afterCursor(cursor, { by, id: sql`${vehicles.id}`, direction, cast }),
      ),
    )
    .orderBy(sql`${by} ${ordered}`, sql`${vehicles.id} ${ordered}`)
    .limit(limit + 1);
  return page(rows, { limit, keyOf: (row) => [row.sortedBy, row.id], toItem: toVehicleRow });
}
