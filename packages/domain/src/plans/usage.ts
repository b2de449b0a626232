import { members } from "@cartage/db/schema/accounts";
import { devices, vehicles } from "@cartage/db/schema/fleet";
import { usageDays } from "@cartage/db/schema/plans";
import { and, eq, gt, isNull, sql } from "drizzle-orm";
import type { Context } from "../context.ts";

/** What an organisation has and sends. */
export interface Usage {
  vehicles: number;
  devices: number;
  members: number;
  /** Positions by UTC day of their fix time, the newest day first, of the last 30; days without any are missing. */
  days: { day: string; positions: number; aboveRate: number }[];
  /** Epoch ms of the last count of positions; null before the first. */
  countedAt: number | null;
}

/** Read of one organisation, for its own people and for the platform's; who may is asked before. */
export async function readUsage({ session: { db }, now }: Context, organisationId: string): Promise<Usage> {
  const count = { count: sql<number>`count(*)::int` };
  const counting = [
    db
      .select(count)
      .from(vehicles)
      .where(and(eq(vehicles.organisationId, organisationId), isNull(vehicles.archivedAt))),
    db
      .select(count)
      .from(devices)
      .where(and(eq(devices.organisationId, organisationId), isNull(devices.revokedAt))),
    db
      .select(count)
      .from(members)
      .where(and(eq(members.organisationId, organisationId), isNull(members.deactivatedAt))),
  ];
  const counts = [];
  for (const one of counting) counts.push((await one)[0]?.count ?? 0);
  const since = new Date(now().getTime() - 30 * 86_400_000).toISOString().slice(0, 10);
  const days = await db
    .select({
      day: usageDays.day,
      positions: usageDays.positions,
      aboveRate: usageDays.positionsAboveRate,
      countedAt: usageDays.countedAt,
    })
    .from(usageDays)
    .where(and(eq(usageDays.organisationId, organisationId), gt(usageDays.day, since)))
    .orderBy(sql`${usageDays.day} desc`)
    .limit(30);
  const [vehicleCount = 0, deviceCount = 0, memberCount = 0] = counts;
  return {
    vehicles: vehicleCount,
    devices: deviceCount,
    members: memberCount,
    days: days.map(({ countedAt: _, ...day }) => day),
    countedAt: days.length === 0 ? null : Math.max(...days.map(({ countedAt }) => countedAt.getTime())),
  };
}
