import { devices, fittings, vehicles } from "@cartage/db/schema/fleet";
import { deviceHealth } from "@cartage/db/schema/health";
import { deviceState } from "@cartage/db/schema/tracking";
import { and, eq, gte, isNull, sql } from "drizzle-orm";
import type { z } from "zod";
import { authorise } from "../../authorise.ts";
import type { Context } from "../../context.ts";
import { afterCursor, byNumber, byText, byTime, type Order, ordered, type Page, page } from "../../paging.ts";
import { contains } from "../../search.ts";
import { groupAndBelow } from "../group-and-below.ts";
import type { ListDeviceHealth } from "../health-inputs.ts";
import { type Finding, type Severity, severities } from "../health-rules.ts";
import { seesDevice } from "../phone-privacy.ts";

export interface DeviceHealthRow {
  id: string;
  name: string;
  kind: "tracker" | "phone";
  vehicle: string | null;
  severity: Severity;
  /** Worst first. */
  findings: Finding[];
  /** Epoch ms of our clock. */
  lastMessageAt: number | null;
  /** Epoch ms; null for a device that was not looked at yet. */
  diagnosedAt: number | null;
}

const orders = {
  severity: byNumber(sql`coalesce(${deviceHealth.severity}, 0)`),
  name: byText(devices.name),
  lastMessageAt: byTime(deviceState.lastReceivedAt),
} satisfies Record<string, Order>;

/** The organisation's devices, revoked ones not, with what is wrong with the data of each, a page at a time. */
export async function listDeviceHealth(
  ctx: Context,
  input: z.infer<typeof ListDeviceHealth>,
): Promise<Page<DeviceHealthRow>> {
  const { organisationId } = authorise(ctx.actor, "devices.view");
  const { search, severity, code, kind, groupId, sort, direction, cursor, limit } = input;
  const order = orders[sort];
  const rows = await ctx.session.db
    .select({
      id: devices.id,
      name: devices.name,
      kind: devices.kind,
      vehicle: vehicles.name,
      severity: deviceHealth.severity,
      findings: deviceHealth.findings,
      lastReceivedAt: deviceState.lastReceivedAt,
      diagnosedAt: deviceHealth.diagnosedAt,
      sortedBy: order.key,
    })
    .from(devices)
    .leftJoin(deviceState, eq(deviceState.deviceKey, devices.key))
    .leftJoin(deviceHealth, eq(deviceHealth.deviceId, devices.id))
    .leftJoin(fittings, and(eq(fittings.deviceId, devices.id), isNull(fittings.removedAt)))
    .leftJoin(vehicles, eq(vehicles.id, fittings.vehicleId))
    .where(
      and(
        eq(devices.organisationId, organisationId),
        isNull(devices.revokedAt),
        seesDevice(ctx.actor, devices.kind),
        contains(sql`${devices.name}`, search),
        severity ? gte(deviceHealth.severity, severities.indexOf(severity)) : undefined,
        code ? sql`${code} = any(${deviceHealth.codes})` : undefined,
        kind ? eq(devices.kind, kind) : undefined,
        groupId ? sql`${vehicles.groupId} in ${groupAndBelow(groupId)}` : undefined,
        afterCursor(cursor, order, devices.id, direction),
      ),
    )
    .orderBy(...ordered(order, devices.id, direction))
    .limit(limit + 1);
  return page(rows, {
    limit,
    keyOf: (row) => [row.sortedBy, row.id],
    toItem: ({ sortedBy: _, severity: rank, findings, lastReceivedAt, diagnosedAt, ...row }) => ({
      ...row,
      severity: severities[rank ?? 0] ?? "fine",
      // written by diagnoseDevices alone
      findings: (findings as Finding[] | null) ?? [],
      lastMessageAt: lastReceivedAt?.getTime() ?? null,
      diagnosedAt: diagnosedAt?.getTime() ?? null,
    }),
  });
}
