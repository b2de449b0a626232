import { devices, fittings, vehicles } from "@cartage/db/schema/fleet";
import { deviceState } from "@cartage/db/schema/tracking";
import { and, eq, isNull, sql } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { afterCursor, byText, byTime, type Order, ordered, type Page, page } from "../../paging.ts";
import { contains } from "../../search.ts";
import { type DeviceRow, deviceColumns, toDeviceRow } from "../device-columns.ts";
import { inPresence } from "../in-presence.ts";
import type { ListDevices } from "../inputs.ts";
import { seesDevice } from "../phone-privacy.ts";

const orders = {
  name: byText(devices.name),
  createdAt: byTime(devices.createdAt),
  lastMessageAt: byTime(deviceState.lastReceivedAt),
} satisfies Record<string, Order>;

/** The organisation's devices, revoked ones too, a page at a time. */
export async function listDevices(ctx: Context, input: z.infer<typeof ListDevices>): Promise<Page<DeviceRow>> {
  const { organisationId } = authorise(ctx.actor, "devices.view");
  const { search, vehicleId, kind, presence, sort, direction, cursor, limit } = input;
  const order = orders[sort];
  const now = ctx.now();
  const rows = await ctx.session.db
    .select({ ...deviceColumns, sortedBy: order.key })
    .from(devices)
    // each has its state; joined so that the planner, which takes isolation for a filter of its own, keeps to the order's index
    .leftJoin(deviceState, eq(deviceState.deviceKey, devices.key))
    .leftJoin(fittings, and(eq(fittings.deviceId, devices.id), isNull(fittings.removedAt)))
    .leftJoin(vehicles, eq(vehicles.id, fittings.vehicleId))
    .where(
      and(
        eq(devices.organisationId, organisationId),
        seesDevice(ctx.actor, devices.kind),
        contains(sql`${devices.name}`, search),
        vehicleId ? eq(fittings.vehicleId, vehicleId) : undefined,
        kind ? eq(devices.kind, kind) : undefined,
        presence ? inPresence(presence, now) : undefined,
        afterCursor(cursor, order, devices.id, direction),
      ),
    )
    .orderBy(...ordered(order, devices.id, direction))
    .limit(limit + 1);
  return page(rows, { limit, keyOf: (row) => [row.sortedBy, row.id], toItem: (row) => toDeviceRow(row, now) });
}
