import { devices, fittings, vehicles } from "@cartage/db/schema/fleet";
import { deviceState } from "@cartage/db/schema/tracking";
import { and, eq, isNull, type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { afterCursor, type Page, page } from "../../paging.ts";
import { contains } from "../../search.ts";
import { type DeviceRow, deviceColumns, toDeviceRow } from "../device-columns.ts";
import type { ListDevices } from "../inputs.ts";

const orders = {
  name: { by: sql`${devices.name}`, cast: sql`text` },
  createdAt: { by: sql`floor(extract(epoch from ${devices.createdAt}) * 1000)`, cast: sql`numeric` },
  lastMessageAt: {
    by: sql`coalesce(floor(extract(epoch from ${deviceState.lastReceivedAt}) * 1000), -1)`,
    cast: sql`numeric`,
  },
} satisfies Record<string, { by: SQL; cast: SQL }>;

/** The organisation's devices, revoked ones too, a page at a time. */
export async function listDevices(ctx: Context, input: z.infer<typeof ListDevices>): Promise<Page<DeviceRow>> {
  const { organisationId } = authorise(ctx.actor, "devices.view");
  const { search, vehicleId, sort, direction, cursor, limit } = input;
  const { by, cast } = orders[sort];
  const ordered = direction === "asc" ? sql`asc` : sql`desc`;
  const rows = await ctx.session.db
    .select({ ...deviceColumns, sortedBy: sql<string>`${by}::text` })
    .from(devices)
    .innerJoin(deviceState, eq(deviceState.deviceKey, devices.key))
    .leftJoin(fittings, and(eq(fittings.deviceId, devices.id), isNull(fittings.removedAt)))
    .leftJoin(vehicles, eq(vehicles.id, fittings.vehicleId))
    .where(
      and(
        eq(devices.organisationId, organisationId),
        contains(sql`${devices.name}`, search),
        vehicleId ? eq(fittings.vehicleId, vehicleId) : undefined,
        afterCursor(cursor, { by, id: sql`${devices.id}`, direction, cast }),
      ),
    )
    .orderBy(sql`${by} ${ordered}`, sql`${devices.id} ${ordered}`)
    .limit(limit + 1);
  return page(rows, { limit, keyOf: (row) => [row.sortedBy, row.id], toItem: toDeviceRow });
}
